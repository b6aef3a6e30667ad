namespace Heliograph.Traffic.Diff;

/// <summary>How bad a change is for those who call.</summary>
public enum Verdict
{
    /// <summary>Nobody has to do anything.</summary>
    Info,

    /// <summary>Some may have to look.</summary>
    Warning,

    /// <summary>A caller that worked may stop working.</summary>
    Breaking,
}
