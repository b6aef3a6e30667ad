namespace Heliograph.Site.Groups.Interests;

/// <summary>That a person said of a suggested group that they are not interested.</summary>
public sealed class GroupDismissal
{
    public long PersonId { get; set; }
    public long GroupId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
