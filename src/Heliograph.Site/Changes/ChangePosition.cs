namespace Heliograph.Site.Changes;

/// <summary>How far a consumer has read the changes.</summary>
public sealed class ChangePosition
{
    public string Consumer { get; set; } = "";
    public long Sequence { get; set; }
}
