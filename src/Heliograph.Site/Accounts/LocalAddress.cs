namespace Heliograph.Site.Accounts;

/// <summary>Where to go after signing in: only ever a page of this site.</summary>
static class LocalAddress
{
    /// <returns>The address, or <c>/</c> where it would lead anywhere else.</returns>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
            && !address.Any(char.IsControl)
            ? address
            : "/";
}
