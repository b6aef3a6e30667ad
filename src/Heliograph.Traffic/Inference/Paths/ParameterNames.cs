using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>Names for the parameters of paths: by a rule, else after the segment before.</summary>
static class ParameterNames
{
    public static string For(PathNode values, string path, IEnumerable<string> taken)
    {
        string name = values.ParameterName ?? Guess(values, path);
        var used = taken.ToHashSet(StringComparer.Ordinal);
        if (!used.Contains(name)) return name;
        int number = 2;
        while (used.Contains($"{name}{number}")) number++;
        return $"{name}{number}";
    }

    static string Guess(PathNode values, string path)
    {
        string before = path.Split('/').LastOrDefault(s => s.Length > 0 && s[0] != '{') ?? "";
        bool isDirect = path.EndsWith('/' + before, StringComparison.Ordinal);
        string thing = isDirect ? Camel(Singular(before)) : "";
        string kind = values.Segment?.OnlyFormat switch
        {
            TextFormat.Date or TextFormat.DateTime => "Date",
            TextFormat.Email => "Email",
            TextFormat.Hash => "Hash",
            TextFormat.Plain or null => thing.Length > 0 ? "" : "Name",
            _ => "Id",
        };
        string name = thing + kind;
        return name.Length == 0 ? "value" : char.ToLowerInvariant(name[0]) + name[1..];
    }

    static string Singular(string word) =>
        word == "people" ? "person"
        : word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 3 ? word[..^1]
        : word;

    static string Camel(string word)
    {
        var parts = word.Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(p => new string([.. p.Where(char.IsAsciiLetterOrDigit)])).Where(p => p.Length > 0).ToArray();
        return string.Concat(parts.Select((p, n) => n == 0 ? char.ToLowerInvariant(p[0]) + p[1..] : char.ToUpperInvariant(p[0]) + p[1..]));
    }
}
