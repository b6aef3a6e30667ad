using System.Text;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>An operation with the path that it was found to have.</summary>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Parameters">Of the path, in their order, with what their values look like.</param>
sealed record TemplatedOperation(string Path, IReadOnlyList<(string Name, PathNode Node)> Parameters, string Method, OperationStats Stats);

/// <summary>Decides which names in the tree of paths are values.</summary>
/// <remarks>
/// Names of things answer alike: at the same depth below them the same fields come back. Parts of an API do not, or they are
/// few and called often. So a name is a value where most of what is below it looks like what is below a sibling, and there are
/// enough of such names, or each of them was called only a few times.
/// </remarks>
static class PathTemplates
{
    const double SharedAtLeast = 0.6;
    const int SurelyMany = 12, FewestSlugs = 3, FewestWords = 4;
    const double CallsOfAValue = 6;

    /// <summary>Consumes the tree.</summary>
    public static List<TemplatedOperation> Resolve(PathNode root)
    {
        var operations = new List<TemplatedOperation>();
        Resolve(root, "", [], operations);
        return [.. operations.OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal)];
    }

    static void Resolve(PathNode node, string path, List<(string Name, PathNode Node)> parameters, List<TemplatedOperation> operations)
    {
        foreach (byte[] name in ValuesAmong(node)) node.AbsorbName(name);
        foreach (var (method, stats) in node.Operations) operations.Add(new(path.Length == 0 ? "/" : path, [.. parameters], method, stats));
        foreach (var (name, child) in node.Names.Ordered) Resolve(child, $"{path}/{name}", parameters, operations);
        if (node.Values is not { } values) return;
        string parameter = ParameterNames.For(values, path, parameters.Select(p => p.Name));
        Resolve(values, $"{path}/{{{parameter}}}", [.. parameters, (parameter, values)], operations);
    }

    static List<byte[]> ValuesAmong(PathNode node)
    {
        var children = node.Names.Entries.Where(e => !e.Value.IsKnown).OrderBy(e => Encoding.UTF8.GetString(e.Name), StringComparer.Ordinal)
            .Select(e => (e.Name, Kind: Segments.KindOf(e.Name), Node: e.Value, Traits: PathTraits.Of(e.Value))).ToList();
        var others = node.Values is null ? null : PathTraits.Of(node.Values);
        var alike = children.Where(c => c.Traits.SharedWith(children.Where(o => o.Name != c.Name).Select(o => o.Traits).Concat(others is null ? [] : [others])) >= SharedAtLeast).ToList();
        if (alike.Count == 0) return [];
        double callsOfEach = (double)alike.Sum(c => c.Node.Calls) / alike.Count;
        bool areMany = alike.Count >= SurelyMany;
        bool areRare = callsOfEach <= CallsOfAValue;
        return
        [
            .. alike.Where(c => areMany || (c.Kind == SegmentKind.Slug && (alike.Count >= FewestSlugs || others is not null)) || (areRare && (alike.Count >= FewestWords || others is not null)))
                .Select(c => c.Name),
        ];
    }
}
