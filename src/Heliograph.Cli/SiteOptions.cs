using System.CommandLine;

namespace Heliograph.Cli;

/// <summary>Options that every verb which touches a site takes.</summary>
static class SiteOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "The site's data folder; by default $HELIOGRAPH_DATA, else ./data.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HELIOGRAPH_DATA") is { Length: > 0 } folder ? folder : "data",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON, and nothing else, to standard output." };

    public static Option<bool> Quiet() => new("--quiet") { Description = "Write nothing but errors." };
}
