using Heliograph.Traffic.Inference.Storage;
using Heliograph.Traffic.Privacy;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Objects in one place.</summary>
sealed class ObjectShape
{
    /// <summary>From how many names on an object is a map, whose names say nothing about its shape.</summary>
    public const int MostNames = 256;

    public long Count;

    public Utf8Map<PropertyShape> Properties { get; private set; } = new();

    /// <summary>All values of a map; null where names matter.</summary>
    public ValueShape? MapValues { get; private set; }

    /// <param name="name">In UTF-8.</param>
    /// <param name="isSensitive">Whether its values must not be kept.</param>
    public ValueShape Property(ReadOnlySpan<byte> name, out bool isSensitive)
    {
        if (MapValues is not null)
        {
            isSensitive = SensitiveNames.Contain(name);
            return MapValues;
        }
        var property = Properties.Next(name) ?? Properties.Add(name.ToArray(), new() { IsSensitive = SensitiveNames.Contain(name) });
        property.Count++;
        isSensitive = property.IsSensitive;
        if (Properties.Count > MostNames) BecomeMap();
        return MapValues ?? property.Value;
    }

    /// <summary>Counts one more.</summary>
    public ObjectShape Start()
    {
        Count++;
        Properties.Rewind();
        return this;
    }

    public void Merge(ObjectShape other)
    {
        Count += other.Count;
        if (other.MapValues is not null) BecomeMap();
        if (MapValues is not null)
        {
            if (other.MapValues is not null) MapValues.Merge(other.MapValues);
            foreach (var (_, property) in other.Properties.Entries) MapValues.Merge(property.Value);
            return;
        }
        foreach (var (name, property) in other.Properties.Entries)
        {
            if (!Properties.TryGet(name, out var mine)) mine = Properties.Add(name, new() { IsSensitive = property.IsSensitive });
            mine.Count += property.Count;
            mine.Value.Merge(property.Value);
        }
        if (Properties.Count > MostNames) BecomeMap();
    }

    public static void Scan(ModelScan scan, ObjectShape shape)
    {
        scan.Number(ref shape.Count);
        scan.Map(shape.Properties, 128, name => new() { IsSensitive = SensitiveNames.Contain(name) }, PropertyShape.Scan);
        var values = shape.MapValues;
        scan.Optional(ref values, 80, ValueShape.Scan);
        shape.MapValues = values;
    }

    void BecomeMap()
    {
        if (MapValues is not null) return;
        MapValues = new();
        foreach (var (_, property) in Properties.Entries) MapValues.Merge(property.Value);
        Properties = new();
    }
}

/// <summary>One property of objects in one place.</summary>
sealed class PropertyShape
{
    public long Count;

    public bool IsSensitive { get; init; }

    public ValueShape Value { get; } = new();

    public static void Scan(ModelScan scan, PropertyShape property)
    {
        scan.Number(ref property.Count);
        ValueShape.Scan(scan, property.Value);
    }
}
