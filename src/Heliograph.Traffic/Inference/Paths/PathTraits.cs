using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>What is at a place in the tree of paths and below it: for each operation its depth, its method, and the fields that go in and come out.</summary>
sealed class PathTraits
{
    const int Deepest = 5, MostOperations = 64;
    const double AlikeAtLeast = 0.6;

    readonly List<(int Depth, string Method, string Last, HashSet<ulong> Fields)> _operations = [];

    public static PathTraits Of(PathNode node)
    {
        var traits = new PathTraits();
        traits.Add(node, 0, "");
        return traits;
    }

    void Add(PathNode node, int depth, string last)
    {
        if (depth > Deepest) return;
        foreach (var (method, operation) in node.Operations)
        {
            if (_operations.Count == MostOperations) return;
            _operations.Add((depth, method, last, FieldsOf(operation)));
        }
        foreach (var (name, child) in node.Names.Ordered) Add(child, depth + 1, name);
        if (node.Values is { } values) Add(values, depth + 1, "{}");
    }

    /// <returns>The share of operations that look like one of another place, 0 to 1.</returns>
    public double SharedWith(IEnumerable<PathTraits> others)
    {
        if (_operations.Count == 0) return 0;
        var candidates = others.SelectMany(o => o._operations).ToLookup(o => (o.Depth, o.Method));
        int shared = _operations.Count(mine => candidates[(mine.Depth, mine.Method)].Any(theirs => AreAlike(mine.Fields, theirs.Fields, mine.Last == theirs.Last)));
        return (double)shared / _operations.Count;
    }

    static bool AreAlike(HashSet<ulong> mine, HashSet<ulong> theirs, bool sameName)
    {
        // An answer without fields says nothing: then only the same name below tells.
        if (mine.Count == 0 || theirs.Count == 0) return mine.Count == theirs.Count && sameName;
        int common = mine.Count(theirs.Contains);
        return common >= AlikeAtLeast * (mine.Count + theirs.Count - common);
    }

    static HashSet<ulong> FieldsOf(OperationStats operation)
    {
        var fields = new HashSet<ulong>();
        foreach (var (type, body) in operation.RequestBodies) AddFields(body.Value, type, fields, 1);
        foreach (var (status, response) in operation.Responses)
            if (status < 300)
                foreach (var (type, body) in response.Bodies) AddFields(body.Value, type, fields, 2);
        return fields;
    }

    static void AddFields(ValueShape shape, string type, HashSet<ulong> fields, ulong salt)
    {
        if (shape.Objects is null && shape.Arrays is null && !type.Contains("json", StringComparison.Ordinal)) fields.Add(salt * 31 + (ulong)type.Length);
        if (shape.Objects is { } objects)
            foreach (var (name, _) in objects.Properties.Entries) fields.Add(Utf8Comparer.Hash(name) * 4 + salt);
        if (shape.Arrays is { } arrays) AddFields(arrays.Items, type, fields, salt + 2);
    }
}
