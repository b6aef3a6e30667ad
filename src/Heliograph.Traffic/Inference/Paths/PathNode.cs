using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>One place in the tree of paths.</summary>
/// <remarks>
/// Values go to one child at once. Names stay apart while they are few, since only the whole of them says which are names of things;
/// from a fixed number on they are taken together. That number depends on nothing but the set of names, so trees can be merged in any order.
/// </remarks>
sealed class PathNode
{
    public const int MostWords = 200, MostSlugs = 32;

    int _words, _slugs;
    bool _wordsAreValues, _slugsAreValues;

    /// <summary>Children by name.</summary>
    public Utf8Map<PathNode> Names { get; } = new();

    /// <summary>The child for all values.</summary>
    public PathNode? Values { get; private set; }

    /// <summary>What values led here; null for a name.</summary>
    public TextShape? Segment { get; private set; }

    /// <summary>The parameter's name, where a rule gave it.</summary>
    public string? ParameterName { get; private set; }

    /// <summary>Whether a rule says that this is a name.</summary>
    public bool IsKnown { get; private set; }

    public SortedDictionary<string, OperationStats> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls at this place and below it.</summary>
    public long Calls { get; private set; }

    /// <param name="segment">In UTF-8.</param>
    /// <param name="isKnown">Whether a rule says that it is a name, if it is not in braces.</param>
    /// <param name="sent">What stood in the place of a segment in braces; empty where that is not known.</param>
    public PathNode Step(ReadOnlySpan<byte> segment, bool isKnown, ReadOnlySpan<byte> sent = default)
    {
        var kind = Segments.KindOf(segment);
        if (kind == SegmentKind.Named) return StepInto(sent, System.Text.Encoding.UTF8.GetString(segment[1..^1]));
        if (isKnown) return StepToKnown(segment);
        bool isValue = kind == SegmentKind.Value || (kind == SegmentKind.Word ? _wordsAreValues : _slugsAreValues);
        if (isValue) return StepInto(segment, null);
        if (Names.TryGet(segment, out var child))
        {
            child.Calls++;
            return child;
        }
        child = Names.Add(segment.ToArray(), new() { Calls = 1 });
        Count(kind, 1);
        Condense();
        return Names.TryGet(segment, out var kept) ? kept : Values!;
    }

    /// <summary>The same without making anything new; null where there is nothing yet.</summary>
    public PathNode? Look(ReadOnlySpan<byte> segment) => Segments.KindOf(segment) is SegmentKind.Named or SegmentKind.Value || !Names.TryGet(segment, out var child) ? Values : child;

    PathNode StepToKnown(ReadOnlySpan<byte> segment)
    {
        if (!Names.TryGet(segment, out var child)) child = Names.Add(segment.ToArray(), new() { IsKnown = true });
        else if (!child.IsKnown) BecomeKnown(segment, child);
        child.Calls++;
        return child;
    }

    void BecomeKnown(ReadOnlySpan<byte> segment, PathNode child)
    {
        child.IsKnown = true;
        Count(Segments.KindOf(segment), -1);
    }

    void Count(SegmentKind kind, int more)
    {
        if (kind == SegmentKind.Word) _words += more;
        else _slugs += more;
    }

    PathNode StepInto(ReadOnlySpan<byte> segment, string? name)
    {
        Values ??= NewValues();
        Values.Calls++;
        if (!segment.IsEmpty) Values.AddValue(segment);
        if (name is not null) Values.ParameterName = Earlier(Values.ParameterName, name);
        return Values;
    }

    static PathNode NewValues() => new() { Segment = TextShape.WithoutWords() };

    // Whether a value came before its place was known to take values, or after, must not show: only its name decides.
    void AddValue(ReadOnlySpan<byte> value) => Segment!.Add(value, TextClassifier.Classify(value), Utf8Comparer.Hash(value), isSensitive: false);

    static string? Earlier(string? one, string? other) => one is null ? other : other is null || string.CompareOrdinal(one, other) <= 0 ? one : other;

    void Condense()
    {
        if (_words > MostWords && !_wordsAreValues) _wordsAreValues = Absorb(SegmentKind.Word);
        if (_slugs > MostSlugs && !_slugsAreValues) _slugsAreValues = Absorb(SegmentKind.Slug);
    }

    bool Absorb(SegmentKind kind)
    {
        foreach (var (name, child) in Names.Entries.ToArray())
            if (!child.IsKnown && Segments.KindOf(name) == kind) AbsorbName(name);
        return true;
    }

    /// <summary>Takes a name as a value.</summary>
    public void AbsorbName(byte[] name)
    {
        Names.TryGet(name, out var child);
        Names.Remove(name);
        Values ??= NewValues();
        Values.AddValue(name);
        Values.Merge(child!);
    }

    public static void Scan(ModelScan scan, PathNode node)
    {
        const int Bytes = 160;
        var (calls, isKnown, parameter, segment, values) = (node.Calls, node.IsKnown, node.ParameterName, node.Segment, node.Values);
        scan.Number(ref calls);
        scan.Flag(ref isKnown);
        scan.OptionalText(ref parameter);
        scan.Flag(ref node._wordsAreValues);
        scan.Flag(ref node._slugsAreValues);
        scan.Optional(ref segment, 96, TextShape.Scan);
        scan.Optional(ref values, Bytes, Scan);
        scan.Map(node.Operations, OperationStats.Bytes, OperationStats.Scan);
        scan.Map(node.Names, Bytes, _ => new(), Scan);
        (node.Calls, node.IsKnown, node.ParameterName, node.Segment, node.Values) = (calls, isKnown, parameter, segment, values);
        node.Recount();
    }

    void Recount()
    {
        (_words, _slugs) = (0, 0);
        foreach (var (name, child) in Names.Entries)
            if (!child.IsKnown) Count(Segments.KindOf(name), 1);
    }

    public void Merge(PathNode other)
    {
        Calls += other.Calls;
        ParameterName = Earlier(ParameterName, other.ParameterName);
        if (other.Segment is not null) (Segment ??= TextShape.WithoutWords()).Merge(other.Segment);
        foreach (var (method, operation) in other.Operations) Operations.Get(method).Merge(operation);
        if (other.Values is not null) (Values ??= NewValues()).Merge(other.Values);
        _wordsAreValues |= other._wordsAreValues;
        _slugsAreValues |= other._slugsAreValues;
        foreach (var (name, child) in other.Names.Entries)
        {
            if (!Names.TryGet(name, out var mine))
            {
                mine = Names.Add(name, new() { IsKnown = child.IsKnown });
                if (!child.IsKnown) Count(Segments.KindOf(name), 1);
            }
            else if (child.IsKnown && !mine.IsKnown) BecomeKnown(name, mine);
            mine.Merge(child);
        }
        if (_wordsAreValues) Absorb(SegmentKind.Word);
        if (_slugsAreValues) Absorb(SegmentKind.Slug);
        Condense();
    }
}
