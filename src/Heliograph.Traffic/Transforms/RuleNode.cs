using YamlDotNet.RepresentationModel;

namespace Heliograph.Traffic.Transforms;

/// <summary>A place in a file of rules, for reading it and for saying what is wrong with it.</summary>
sealed class RuleNode(string file, YamlNode node)
{
    /// <summary>A plain value.</summary>
    public string Value => node is YamlScalarNode { Value: { } value } ? value : throw Bad("a plain value is expected here");

    YamlMappingNode Mapping => node as YamlMappingNode ?? throw Bad("keys and values are expected here");

    /// <exception cref="TrafficException">There is another key.</exception>
    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, _) in Mapping.Children)
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name)) throw new RuleNode(file, key).Bad($"there is no key '{key}' here; there are {string.Join(", ", keys.ToArray())}");
    }

    public RuleNode? Child(string key) => Mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new(file, child) : null;

    public string? Text(string key) => Child(key)?.Value;

    public string Required(string key) => Text(key) ?? throw Bad($"'{key}' is missing");

    public IEnumerable<RuleNode> Items(string key) => Child(key) is not { } child ? [] : child.AsItems();

    IEnumerable<RuleNode> AsItems() => node is YamlSequenceNode items ? items.Children.Select(i => new RuleNode(file, i)) : throw Bad("a list is expected here");

    public TrafficException Bad(string what) => new(TrafficError.BadRules, $"{file}, line {node.Start.Line}: {what}.");
}
