using System.Globalization;

namespace Heliograph.Tape.Json;

/// <summary>A place or places in JSON: <c>$.user.token</c>, <c>$.items[*].id</c>, <c>$.items[0]</c>, <c>$..nonce</c>, with <c>*</c> for any name.</summary>
/// <remarks>The part of RFC 9535 without filters, slices and unions.</remarks>
sealed class JsonPath
{
    readonly Part[] _parts;
    readonly string _text;

    JsonPath(string text, Part[] parts) => (_text, _parts) = (text, parts);

    /// <param name="Name">Null: an item.</param>
    /// <param name="Index">Of an item; -1: any.</param>
    /// <param name="Anywhere">Below the place so far rather than right in it.</param>
    record struct Part(string? Name, int Index, bool Anywhere);

    /// <exception cref="FormatException">It is not such a path.</exception>
    public static JsonPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<Part>();
        string rest = text.StartsWith('$') ? text[1..] : "." + text;
        for (int at = 0; at < rest.Length;)
        {
            bool anywhere = rest.AsSpan(at).StartsWith("..");
            if (rest[at] == '[')
            {
                int end = rest.IndexOf(']', at);
                string inside = end < 0 ? "" : rest[(at + 1)..end];
                parts.Add(inside == "*" ? new(null, -1, false)
                    : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? new(null, index, false)
                    : inside.Length > 2 && inside[0] is '\'' or '"' ? new(inside[1..^1], -1, false)
                    : throw Bad(text));
                at = end + 1;
                continue;
            }
            if (rest[at] != '.') throw Bad(text);
            at += anywhere ? 2 : 1;
            int stop = rest.AsSpan(at).IndexOfAny('.', '[') is >= 0 and int length ? at + length : rest.Length;
            if (stop == at) throw Bad(text);
            parts.Add(new(rest[at..stop], -1, anywhere));
            at = stop;
        }
        return parts.Count > 0 ? new(text, [.. parts]) : throw Bad(text);
    }

    public bool Matches(JsonPlace place) => Matches(_parts, place.Steps);

    static bool Matches(ReadOnlySpan<Part> parts, ReadOnlySpan<JsonPlace.Step> steps)
    {
        if (parts.IsEmpty) return steps.IsEmpty;
        if (steps.IsEmpty) return false;
        if (Matches(parts[0], steps[0]) && Matches(parts[1..], steps[1..])) return true;
        return parts[0].Anywhere && Matches(parts, steps[1..]);
    }

    static bool Matches(Part part, JsonPlace.Step step) => part.Name switch
    {
        null => step.Name is null && (part.Index < 0 || part.Index == step.Index),
        "*" => true,
        _ => part.Name == step.Name,
    };

    static FormatException Bad(string text) => new($"\"{text}\" is not a path into JSON such as $.user.token, $.items[*].id or $..nonce.");

    public override string ToString() => _text;
}
