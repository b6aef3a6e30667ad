namespace Heliograph.Site.Accounts;

/// <summary>Who asks: every query for something that not all may see takes one.</summary>
public sealed record Viewer(long? PersonId, bool IsAdministrator = false)
{
    public static Viewer Anonymous { get; } = new((long?)null);

    public bool IsSignedIn => PersonId is not null;
}
