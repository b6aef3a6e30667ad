namespace Heliograph.Traffic.Inference.Storage;

/// <summary>Says about how many bytes of memory a model takes.</summary>
sealed class ModelSize : ModelScan
{
    const int OfAnObject = 24;

    long _bytes;

    public static long Of(ApiModel model)
    {
        var size = new ModelSize();
        model.Scan(size);
        return size._bytes;
    }

    protected override void Begin(int bytes) => _bytes += bytes;

    public override void Number(ref long number) => _bytes += sizeof(long);

    public override void Text(ref string text) => _bytes += OfAnObject + 2 * text.Length;

    public override void Name(ref byte[] name) => _bytes += OfAnObject + name.Length;

    public override void Flag(ref bool flag) => _bytes++;
}
