namespace Heliograph.JustifiedLayout;

/// <summary>An item that has no usable aspect ratio was reached.</summary>
public sealed class InvalidAspectRatioException(int item) : Exception($"Item {item} has an invalid aspect ratio")
{
    /// <summary>The item's index, from zero.</summary>
    public int Item { get; } = item;
}
