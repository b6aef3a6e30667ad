namespace Heliograph.Recommendations.Input;

/// <summary>Names and their numbers. Numbers follow the names' ordinal order, so that the order of the input changes nothing.</summary>
public sealed class Vocabulary
{
    readonly string[] _names;
    readonly Dictionary<string, int> _numbers;

    internal Vocabulary(IEnumerable<string> names)
    {
        _names = [.. names.Order(StringComparer.Ordinal)];
        _numbers = new(_names.Length, StringComparer.Ordinal);
        for (int number = 0; number < _names.Length; number++) _numbers.Add(_names[number], number);
    }

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a number.</summary>
    public string this[int number] => _names[number];

    /// <summary>The number of a name, or null where it has none.</summary>
    public int? NumberOf(string name) => _numbers.TryGetValue(name, out int number) ? number : null;
}
