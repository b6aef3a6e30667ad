using System.Text;

namespace Heliograph.Traffic.Inference.Storage;

/// <summary>Reads a model that was written.</summary>
sealed class ModelReader(BinaryReader source) : ModelScan
{
    const int LongestName = 1 << 16;

    protected override bool IsReading => true;

    /// <exception cref="TrafficException">It is no saved model, or not a whole one.</exception>
    public static ApiModel Read(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(ModelWriter.Magic.Length).AsSpan().SequenceEqual(ModelWriter.Magic)) throw new InvalidDataException("it begins otherwise");
            var model = new ApiModel();
            model.Scan(new ModelReader(reader));
            return model;
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException or FormatException or OverflowException or ArgumentException)
        {
            throw new TrafficException(TrafficError.BadModel, $"This is no whole model of traffic: {fault.Message}", fault);
        }
    }

    public override void Number(ref long number) => number = source.Read7BitEncodedInt64();

    public override void Text(ref string text) => text = source.ReadString();

    public override void Flag(ref bool flag) => flag = source.ReadBoolean();

    public override void Name(ref byte[] name)
    {
        int length = source.Read7BitEncodedInt();
        if ((uint)length > LongestName) throw new InvalidDataException("a name is too long");
        name = source.ReadBytes(length);
        if (name.Length < length) throw new EndOfStreamException();
    }
}
