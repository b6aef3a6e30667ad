namespace Heliograph.Tape.Secrets;

/// <summary>The secrets that one exchange was seen to carry, to find them again where no name gives them away.</summary>
sealed class Sighting
{
    // Shorter values occur by chance.
    const int Shortest = 8;
    const int Most = 64;

    HashSet<string>? _values;

    public bool IsEmpty => _values is null;

    public void Add(string value)
    {
        if (value.Length >= Shortest && !(_values?.Count >= Most) && value != Scrubber.Mark) (_values ??= new(StringComparer.Ordinal)).Add(value);
    }

    public string Scrub(string text)
    {
        if (_values is null) return text;
        foreach (string value in _values.OrderByDescending(value => value.Length).ThenBy(value => value, StringComparer.Ordinal))
            text = text.Replace(value, Scrubber.Mark, StringComparison.Ordinal);
        return text;
    }
}
