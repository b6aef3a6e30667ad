using System.Text;

namespace Heliograph.Traffic.Inference.Storage;

/// <summary>Writes a model. The same model is written in the same bytes only where names were met in the same order: it is a state, no result.</summary>
sealed class ModelWriter(BinaryWriter target) : ModelScan
{
    /// <summary>What every saved model begins with; the last sign is the format's number.</summary>
    public static ReadOnlySpan<byte> Magic => "HGTRAF01"u8;

    public static void Write(Stream target, ApiModel model)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        model.Scan(new ModelWriter(writer));
    }

    public override void Number(ref long number) => target.Write7BitEncodedInt64(number);

    public override void Text(ref string text) => target.Write(text);

    public override void Flag(ref bool flag) => target.Write(flag);

    public override void Name(ref byte[] name)
    {
        target.Write7BitEncodedInt(name.Length);
        target.Write(name);
    }
}
