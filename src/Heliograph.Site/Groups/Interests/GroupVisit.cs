namespace Heliograph.Site.Groups.Interests;

/// <summary>How much a person looked at a group.</summary>
public sealed class GroupVisit
{
    public long PersonId { get; set; }
    public long GroupId { get; set; }

    /// <summary>How many times they came; pages within half an hour are one visit.</summary>
    public int Visits { get; set; }

    /// <summary>Time between pages of the group within visits; the last page of each counts for nothing.</summary>
    public int Seconds { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long LastAt { get; set; }
}
