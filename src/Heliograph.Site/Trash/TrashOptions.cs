namespace Heliograph.Site.Trash;

/// <summary>Section <c>Trash</c>.</summary>
public sealed record TrashOptions
{
    /// <summary>How long a deleted photo can be brought back.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(30);
}
