using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Arrays in one place.</summary>
sealed class ArrayShape
{
    public long Count;
    public int Most;

    public ValueShape Items { get; } = new();

    public void Add(int items)
    {
        Count++;
        Most = Math.Max(Most, items);
    }

    public void Merge(ArrayShape other)
    {
        Count += other.Count;
        Most = Math.Max(Most, other.Most);
        Items.Merge(other.Items);
    }

    public static void Scan(ModelScan scan, ArrayShape shape)
    {
        scan.Number(ref shape.Count);
        scan.Number(ref shape.Most);
        ValueShape.Scan(scan, shape.Items);
    }
}
