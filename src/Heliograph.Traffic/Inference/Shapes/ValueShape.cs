using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>What values in one place look like. Two of them can be merged, in any order, with the same result.</summary>
sealed class ValueShape
{
    public long Nulls, Trues, Falses;
    public NumberShape? Numbers;
    public TextShape? Texts;
    public ObjectShape? Objects;
    public ArrayShape? Arrays;

    public long Count => Nulls + Trues + Falses + (Numbers?.Count ?? 0) + (Texts?.Count ?? 0) + (Objects?.Count ?? 0) + (Arrays?.Count ?? 0);

    public void AddText(ReadOnlySpan<byte> text, ulong priority, bool isSensitive) => (Texts ??= new()).Add(text, TextClassifier.Classify(text), priority, isSensitive);

    public void AddNumber(ReadOnlySpan<byte> number, ulong priority, bool isSensitive) => (Numbers ??= new()).Add(number, priority, isSensitive);

    public void Merge(ValueShape other)
    {
        Nulls += other.Nulls;
        Trues += other.Trues;
        Falses += other.Falses;
        if (other.Numbers is not null) (Numbers ??= new()).Merge(other.Numbers);
        if (other.Texts is not null) (Texts ??= new()).Merge(other.Texts);
        if (other.Objects is not null) (Objects ??= new()).Merge(other.Objects);
        if (other.Arrays is not null) (Arrays ??= new()).Merge(other.Arrays);
    }

    public static void Scan(ModelScan scan, ValueShape shape)
    {
        scan.Number(ref shape.Nulls);
        scan.Number(ref shape.Trues);
        scan.Number(ref shape.Falses);
        scan.Optional(ref shape.Numbers, 80, NumberShape.Scan);
        scan.Optional(ref shape.Texts, 96, TextShape.Scan);
        scan.Optional(ref shape.Objects, 120, ObjectShape.Scan);
        scan.Optional(ref shape.Arrays, 120, ArrayShape.Scan);
    }
}
