using System.Text.Json;

namespace Heliograph.Tape.Har;

/// <summary>An object of a HAR, which names its place where something in it is wrong.</summary>
sealed class HarNode
{
    readonly string _path, _place;
    readonly JsonElement _element;

    public HarNode(string path, string place, JsonElement element)
    {
        (_path, _place, _element) = (path, place, element);
        if (element.ValueKind != JsonValueKind.Object) throw new TapeException(TapeError.BadHar, $"{path} is no HAR: {(place.Length == 0 ? "the whole" : place)} is not an object.");
    }

    public HarNode Node(string name) => NodeOrNull(name) ?? throw Bad(name, "is missing");

    public HarNode? NodeOrNull(string name) => Get(name) is { } value ? new(_path, Place(name), value) : null;

    public string Text(string name) => TextOrNull(name) ?? throw Bad(name, "is missing or not a text");

    public string? TextOrNull(string name) => Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public int Whole(string name) => WholeOrNull(name) ?? throw Bad(name, "is missing or no number");

    /// <summary>A number, rounded; times in HARs have fractions.</summary>
    public int? WholeOrNull(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && Math.Abs(number) <= int.MaxValue ? (int)Math.Round(number) : null;

    public IEnumerable<HarNode> Items(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Array } ? ItemsOrNone(name) : throw Bad(name, "is missing or not a list");

    public IEnumerable<HarNode> ItemsOrNone(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select((item, i) => new HarNode(_path, $"{Place(name)}[{i}]", item)) : [];

    public TapeException Bad(string name, string what) => new(TapeError.BadHar, $"{_path} is no HAR that can be read: {Place(name)} {what}.");

    string Place(string name) => _place.Length == 0 ? name : $"{_place}.{name}";

    JsonElement? Get(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
