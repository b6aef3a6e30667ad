namespace Heliograph.Traffic.Inference.Paths;

/// <summary>An operation with the path that it was found to have.</summary>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Parameters">Of the path, in their order, with what their values look like.</param>
sealed record TemplatedOperation(string Path, IReadOnlyList<(string Name, PathNode Node)> Parameters, string Method, OperationStats Stats);

/// <summary>Decides which names in the tree of paths are values.</summary>
/// <remarks>
/// Names of things answer alike: at the same depth below them the same fields come back, and each is called a few times.
/// Parts of an API are called again and again. So a name is a value where most of what is below it is known from its siblings,
/// it is called about as often as those are, and they are called seldom, or are many with digits and signs among them.
/// </remarks>
static class PathTemplates
{
    const double SharedAtLeast = 0.6;
    const int SurelyMany = 12, FewestSlugs = 3, FewestWords = 4, CallsOfAValue = 6, CallsOfOneOfMany = 40;

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
        var children = node.Names.Entries.Where(e => !e.Value.IsKnown).Select(e => (e.Name, Kind: Segments.KindOf(e.Name), Node: e.Value, Traits: PathTraits.Of(e.Value))).ToList();
        var all = new PathTraits.Union();
        foreach (var child in children) all.Add(child.Traits, 1);
        if (node.Values is not null) all.Add(PathTraits.Of(node.Values), 1);
        var alike = children.Where(c => all.Covers(c.Traits) >= SharedAtLeast).ToList();
        if (alike.Count == 0) return [];
        long usual = alike.Select(c => c.Node.Calls).Order().ElementAt(alike.Count / 2);
        int slugs = alike.Count(c => c.Kind == SegmentKind.Slug);
        bool areRare = usual <= CallsOfAValue && (alike.Count >= FewestWords || slugs >= FewestSlugs || node.Values is not null);
        bool areMany = alike.Count >= SurelyMany && usual <= CallsOfOneOfMany && slugs * 4 >= alike.Count;
        return areRare || areMany ? [.. alike.Where(c => c.Node.Calls <= CallsOfAValue * usual).Select(c => c.Name)] : [];
    }
}
