namespace Heliograph.Site.Groups.Suggestions;

/// <summary>A model that suggestions are made by, as it was built; the newest serves.</summary>
public sealed class GroupModel
{
    /// <summary>Ascending.</summary>
    public long Version { get; set; }

    /// <summary>When its building began and ended, Unix milliseconds.</summary>
    public long StartedAt { get; set; }

    /// <inheritdoc cref="StartedAt"/>
    public long BuiltAt { get; set; }

    public int Groups { get; set; }
    public int People { get; set; }

    /// <summary>Who is in what: the entries it was built from.</summary>
    public int Memberships { get; set; }

    /// <summary>What was chosen for this site, and what it reached on a held-out cut; JSON.</summary>
    public string Figures { get; set; } = "";
}
