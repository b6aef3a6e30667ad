using System.Text.RegularExpressions;

namespace Heliograph.Site.Photos.Tags;

/// <summary>A tag for programs, written <c>namespace:predicate=value</c>, such as <c>bird:species=Larus fuscus</c>.</summary>
/// <param name="Namespace">Letters, digits and _, in lower case; begins with a letter.</param>
/// <param name="Predicate">As <paramref name="Namespace"/>.</param>
/// <param name="Value">As it was written, without quotes around it; not empty.</param>
readonly partial record struct MachineTag(string Namespace, string Predicate, string Value)
{
#pragma warning disable CA1308 // Tags are compared in lower case.
    /// <summary>What it is compared by.</summary>
    public string Clean => $"{Namespace}:{Predicate}={Value.ToLowerInvariant()}";

    /// <returns>Null for any other tag.</returns>
    public static MachineTag? Parse(string raw)
    {
        if (Written().Match(raw) is not { Success: true } parts)
            return null;
        string value = parts.Groups[3].Value.Trim();
        return new MachineTag(parts.Groups[1].Value.ToLowerInvariant(), parts.Groups[2].Value.ToLowerInvariant(), value is ['"', _, .., '"'] ? value[1..^1] : value);
    }
#pragma warning restore CA1308

    [GeneratedRegex(@"\A\s*([A-Za-z][A-Za-z0-9_]*):([A-Za-z][A-Za-z0-9_]*)=(.*\S)", RegexOptions.Singleline)]
    private static partial Regex Written();
}
