using Heliograph.Traffic.Inference.Storage;
using Heliograph.Traffic.Privacy;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Texts in one place: their formats, their lengths, and the words among them while they are few.</summary>
sealed class TextShape
{
    /// <summary>From how many different values on a field is no choice between a few.</summary>
    public const int MostValues = 24;

    static readonly int s_formats = Enum.GetValues<TextFormat>().Length;

    readonly long[] _formats = new long[s_formats];
    Utf8Map<WordCount>? _words = new();
    ulong _examplePriority = ulong.MaxValue;

    public long Count;
    public int Longest;

    public string? Example { get; private set; }

    /// <summary>Texts that may name somebody or something: which words they are is not kept.</summary>
    public static TextShape WithoutWords() => new() { _words = null };

    /// <summary>How many look so.</summary>
    public long this[TextFormat format] => _formats[(int)format];

    /// <summary>The values, where all were words and few; else null.</summary>
    public IEnumerable<KeyValuePair<string, WordCount>>? Words => _words is { Count: > 0 } words ? words.Ordered : null;

    public sealed class WordCount
    {
        public long Count;
    }

    public void Add(ReadOnlySpan<byte> text, TextFormat format, ulong priority, bool isSensitive)
    {
        Count++;
        _formats[(int)format]++;
        if (text.Length > Longest) Longest = text.Length;
        if (_words is not null) AddWord(text, isSensitive || format is not (TextFormat.Plain or TextFormat.Boolean));
        if (priority >= _examplePriority) return;
        _examplePriority = priority;
        Example = isSensitive ? "(redacted)" : Redaction.Example(text, format);
    }

    void AddWord(ReadOnlySpan<byte> text, bool isNoWord)
    {
        var word = isNoWord ? null : _words!.Next(text);
        if (word is null)
        {
            if (isNoWord || _words!.Count == MostValues || !Redaction.IsWord(text))
            {
                _words = null;
                return;
            }
            word = _words.Add(text.ToArray(), new());
        }
        word.Count++;
    }

    public void Merge(TextShape other)
    {
        Count += other.Count;
        for (int i = 0; i < _formats.Length; i++) _formats[i] += other._formats[i];
        Longest = Math.Max(Longest, other.Longest);
        if (other._examplePriority < _examplePriority) (_examplePriority, Example) = (other._examplePriority, other.Example);
        if (other._words is null) _words = null;
        if (_words is null) return;
        foreach (var (name, word) in other._words!.Entries)
        {
            if (!_words.TryGet(name, out var mine))
            {
                if (_words.Count == MostValues)
                {
                    _words = null;
                    return;
                }
                mine = _words.Add(name, new());
            }
            mine.Count += word.Count;
        }
    }

    public static void Scan(ModelScan scan, TextShape shape)
    {
        scan.Number(ref shape.Count);
        scan.Number(ref shape.Longest);
        scan.Sparse(shape._formats);
        scan.Number(ref shape._examplePriority);
        string? example = shape.Example;
        scan.OptionalText(ref example);
        shape.Example = example;
        scan.Optional(ref shape._words, 120, (s, words) => s.Map(words, 24, _ => new(), (t, word) => t.Number(ref word.Count)));
    }

    /// <summary>The format that all but the empty ones have; null where they differ.</summary>
    public TextFormat? OnlyFormat
    {
        get
        {
            long rest = Count - this[TextFormat.Empty];
            if (rest == 0) return TextFormat.Plain;
            for (int i = 0; i < _formats.Length; i++)
                if (i != (int)TextFormat.Empty && _formats[i] == rest) return (TextFormat)i;
            // Numbers that are times only by chance are numbers.
            if (this[TextFormat.UnixTime] + this[TextFormat.Integer] == rest) return TextFormat.Integer;
            return this[TextFormat.UnixTime] + this[TextFormat.Integer] + this[TextFormat.Decimal] == rest ? TextFormat.Decimal : null;
        }
    }

    /// <summary>Each format that was seen, with its count.</summary>
    public IEnumerable<(TextFormat Format, long Count)> Formats => Enum.GetValues<TextFormat>().Select(f => (f, this[f])).Where(f => f.Item2 > 0);
}
