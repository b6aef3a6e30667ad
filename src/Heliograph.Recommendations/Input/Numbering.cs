namespace Heliograph.Recommendations.Input;

/// <summary>Gives names numbers as they come.</summary>
sealed class Numbering
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Numbering() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _numbers.Count;

    public int NumberOf(ReadOnlySpan<char> name)
    {
        if (!_lookup.TryGetValue(name, out int number)) _lookup[name] = number = _numbers.Count;
        return number;
    }

    /// <summary>The names in order.</summary>
    /// <param name="places">The new number of each old one.</param>
    public Vocabulary Order(out int[] places)
    {
        var vocabulary = new Vocabulary(_numbers.Keys);
        places = new int[Count];
        foreach (var (name, number) in _numbers) places[number] = vocabulary.NumberOf(name)!.Value;
        return vocabulary;
    }
}
