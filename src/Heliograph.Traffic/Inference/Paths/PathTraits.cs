using System.Runtime.InteropServices;
using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>What is at a place in the tree of paths and below it: for each operation its depth, its method, and the fields that go in and come out.</summary>
sealed class PathTraits
{
    const int Deepest = 5, MostOperations = 256;
    const double KnownAtLeast = 0.75;

    readonly List<(int Depth, string Method, HashSet<ulong> Fields)> _operations = [];

    public static PathTraits Of(PathNode node)
    {
        var traits = new PathTraits();
        traits.Add(node, 0);
        return traits;
    }

    void Add(PathNode node, int depth)
    {
        if (depth > Deepest) return;
        foreach (var (method, operation) in node.Operations)
        {
            if (_operations.Count == MostOperations) return;
            _operations.Add((depth, method, FieldsOf(operation)));
        }
        foreach (var (_, child) in node.Names.Ordered) Add(child, depth + 1);
        if (node.Values is { } values) Add(values, depth + 1);
    }

    /// <summary>The fields of several places, with how many operations have each.</summary>
    public sealed class Union
    {
        static readonly HashSet<ulong> s_none = [0];

        readonly Dictionary<(int Depth, string Method, ulong Field), int> _counts = [];

        public void Add(PathTraits traits, int times)
        {
            foreach (var (depth, method, fields) in traits._operations)
                foreach (ulong field in FieldsOrNone(fields)) CollectionsMarshal.GetValueRefOrAddDefault(_counts, (depth, method, field), out _) += times;
        }

        /// <returns>The share of operations most of whose fields are known from elsewhere, 0 to 1.</returns>
        public double Covers(PathTraits traits)
        {
            if (traits._operations.Count == 0) return 0;
            Add(traits, -1);
            int known = traits._operations.Count(o => FieldsOrNone(o.Fields).Count(f => _counts.GetValueOrDefault((o.Depth, o.Method, f)) > 0) >= KnownAtLeast * Math.Max(1, o.Fields.Count));
            Add(traits, 1);
            return (double)known / traits._operations.Count;
        }

        // An answer without fields is one of its kind too.
        static HashSet<ulong> FieldsOrNone(HashSet<ulong> fields) => fields.Count > 0 ? fields : s_none;
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
