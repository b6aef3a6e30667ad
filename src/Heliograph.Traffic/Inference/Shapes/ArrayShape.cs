namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Arrays in one place.</summary>
sealed class ArrayShape
{
    public long Count;
    public int Fewest = int.MaxValue, Most;

    public ValueShape Items { get; } = new();

    public void Add(int items)
    {
        Count++;
        (Fewest, Most) = (Math.Min(Fewest, items), Math.Max(Most, items));
    }

    public void Merge(ArrayShape other)
    {
        Count += other.Count;
        (Fewest, Most) = (Math.Min(Fewest, other.Fewest), Math.Max(Most, other.Most));
        Items.Merge(other.Items);
    }
}
