namespace Heliograph.Site.Web.Hosting;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>Text on a terminal, JSON elsewhere.</summary>
    Auto,
    Text,
    Json,
}

/// <summary>Section <c>Logging</c>.</summary>
public sealed record LogOptions
{
    public LogFormat Format { get; init; }

    /// <summary>The least level that is logged, by category, such as <c>Default</c> or <c>Heliograph.Site.Jobs</c>.</summary>
    public Dictionary<string, string> LogLevel { get; init; } = [];
}
