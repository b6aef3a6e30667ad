using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace Heliograph.Traffic.Inference;

/// <summary>Values by names in UTF-8, found without making a string.</summary>
/// <remarks>Names tend to come in the order in which they came before, so the one after the last found is tried first.</remarks>
sealed class Utf8Map<T> where T : class
{
    readonly List<byte[]> _names = [];
    readonly List<T> _values = [];
    Dictionary<byte[], int>? _index;
    int _expected;

    const int IndexedFrom = 8;

    public int Count => _values.Count;

    public IEnumerable<KeyValuePair<string, T>> Ordered =>
        _names.Zip(_values, (name, value) => KeyValuePair.Create(Encoding.UTF8.GetString(name), value)).OrderBy(p => p.Key, StringComparer.Ordinal);

    public IEnumerable<(byte[] Name, T Value)> Entries => _names.Zip(_values);

    public bool TryGet(ReadOnlySpan<byte> name, [MaybeNullWhen(false)] out T value)
    {
        int at = Find(name);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    /// <summary>Looks for a name that is likely to follow the one that was found last.</summary>
    public T? Next(ReadOnlySpan<byte> name)
    {
        var names = CollectionsMarshal.AsSpan(_names);
        int expected = _expected;
        if ((uint)expected >= (uint)names.Length || !name.SequenceEqual(names[expected])) expected = Find(name);
        if (expected < 0) return null;
        _expected = expected + 1;
        return _values[expected];
    }

    /// <summary>The next name will be one that tends to come first.</summary>
    public void Rewind() => _expected = 0;

    public T Add(byte[] name, T value)
    {
        _index?.Add(name, _names.Count);
        _expected = _names.Count + 1;
        _names.Add(name);
        _values.Add(value);
        return value;
    }

    public void Remove(byte[] name)
    {
        int at = Find(name);
        _names.RemoveAt(at);
        _values.RemoveAt(at);
        _index = null;
    }

    public void Clear()
    {
        _names.Clear();
        _values.Clear();
        _index = null;
    }

    int Find(ReadOnlySpan<byte> name)
    {
        if (_names.Count < IndexedFrom)
        {
            for (int i = 0; i < _names.Count; i++)
                if (name.SequenceEqual(_names[i])) return i;
            return -1;
        }
        if (_index is null)
        {
            _index = new(Utf8Comparer.Instance);
            for (int i = 0; i < _names.Count; i++) _index.Add(_names[i], i);
        }
        return _index.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out int at) ? at : -1;
    }
}
