using System.Globalization;
using System.Text.Json.Nodes;

namespace Heliograph.Traffic.Overlays;

/// <summary>The part of JSONPath (RFC 9535) that overlays need: names, numbers, <c>*</c>, and filters such as <c>[?@.name=='x']</c>.</summary>
sealed class JsonPath
{
    readonly List<Func<JsonNode, IEnumerable<JsonNode?>>> _steps = [];

    JsonPath(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="TrafficException">It is no path that is understood.</exception>
    public static JsonPath Parse(string text, string file)
    {
        var path = new JsonPath(text);
        TrafficException Bad() => new(TrafficError.BadOverlay, $"{file}: the target {text} is not understood: write it like $.paths['/photos'].get.");
        if (text.Length == 0 || text[0] != '$') throw Bad();
        for (int at = 1; at < text.Length;)
        {
            int end;
            if (text[at] == '.')
            {
                end = text.AsSpan(at + 1).IndexOfAny('.', '[') is >= 0 and var stop ? at + 1 + stop : text.Length;
                string name = text[(at + 1)..end];
                if (name.Length == 0) throw Bad();
                path._steps.Add(name == "*" ? Children : Named(name));
            }
            else if (text[at] == '[')
            {
                end = EndOfBracket(text, at);
                if (end < 0) throw Bad();
                path._steps.Add(Bracket(text[(at + 1)..end].Trim()) ?? throw Bad());
                end++;
            }
            else throw Bad();
            at = end;
        }
        return path;
    }

    public List<JsonNode> Find(JsonNode root)
    {
        List<JsonNode> found = [root];
        foreach (var step in _steps) found = [.. found.SelectMany(step).OfType<JsonNode>()];
        return found;
    }

    static int EndOfBracket(string text, int at)
    {
        char quote = '\0';
        for (int i = at + 1; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                if (text[i] == quote) quote = '\0';
            }
            else if (text[i] is '\'' or '"') quote = text[i];
            else if (text[i] == ']') return i;
        }
        return -1;
    }

    static Func<JsonNode, IEnumerable<JsonNode?>>? Bracket(string inner)
    {
        if (inner == "*") return Children;
        if (Quoted(inner) is { } name) return Named(name);
        if (int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return node => node is JsonArray items && number < items.Count ? [items[number]] : [];
        if (!inner.StartsWith('?')) return null;
        string[] sides = inner[1..].Trim().TrimStart('(').TrimEnd(')').Split("==", 2, StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || !sides[0].StartsWith("@.", StringComparison.Ordinal)) return null;
        string field = sides[0][2..], value = Quoted(sides[1]) ?? sides[1];
        return node => Children(node).Where(c => c is JsonObject fields && fields[field]?.ToString() == value);
    }

    static string? Quoted(string text) => text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : null;

    static Func<JsonNode, IEnumerable<JsonNode?>> Named(string name) => node => node is JsonObject fields && fields.TryGetPropertyValue(name, out var child) ? [child] : [];

    static IEnumerable<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(f => f.Value).ToList(),
        JsonArray items => items.ToList(),
        _ => [],
    };
}
