using System.Text.Json;

namespace Heliograph.Tape.Format;

/// <summary>The fields of one object of a tape, by name; a wrong one is named with its place.</summary>
sealed class Fields
{
    readonly string _path, _place;
    readonly JsonElement _element;

    /// <param name="path">The tape.</param>
    /// <param name="place">Where in it, such as <c>responses[0].body</c>.</param>
    /// <param name="element">The object.</param>
    /// <param name="names">All fields that it may have.</param>
    public Fields(string path, string place, JsonElement element, params ReadOnlySpan<string> names)
    {
        (_path, _place, _element) = (path, place, element);
        if (element.ValueKind != JsonValueKind.Object) throw TapeReader.Bad(path, place.Length == 0 ? "is no tape" : $"has something else than an object as {place}");
        foreach (var property in element.EnumerateObject())
            if (!names.Contains(property.Name)) throw TapeReader.Bad(path, $"has an unknown field {Place(property.Name)}");
    }

    public string Path => _path;

    public string Place(string name) => _place.Length == 0 ? name : $"{_place}.{name}";

    public JsonElement? Optional(string name, JsonValueKind kind) =>
        !_element.TryGetProperty(name, out var value) ? null : value.ValueKind == kind ? value
        : throw Bad(name, $"has the wrong kind: {kind.ToString().ToLowerInvariant()} is expected");

    public JsonElement? Optional(string name) => _element.TryGetProperty(name, out var value) ? value : null;

    public JsonElement Required(string name, JsonValueKind kind) => Optional(name, kind) ?? throw Bad(name, "is missing");

    public string Text(string name) => Required(name, JsonValueKind.String).GetString()!;

    public string? TextOrNull(string name) => Optional(name, JsonValueKind.String)?.GetString();

    public int Whole(string name, int least, int most) =>
        Required(name, JsonValueKind.Number).TryGetInt32(out int number) && number >= least && number <= most ? number
        : throw Bad(name, $"is no whole number from {least} to {most}");

    public TapeException Bad(string name, string what) => TapeReader.Bad(_path, $"is not a tape that can be played: {Place(name)} {what}");
}
