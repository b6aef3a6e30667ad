using Heliograph.JustifiedLayout;

namespace Heliograph.Cli.Layout;

/// <summary>A layout with the options it was made by.</summary>
sealed record DrawnLayout(LayoutOptions Options, JustifiedLayout.Layout Layout)
{
    public bool IsForced => Options.ForceAspectRatio is { } ratio && ratio != 0 && !double.IsNaN(ratio);
}
