using System.Text.Json.Nodes;
using Heliograph.Traffic.OpenApi;
using Microsoft.OpenApi;
using YamlDotNet.Core;

namespace Heliograph.Traffic.Overlays;

/// <summary>What people corrected or wrote, in OpenAPI's Overlay format 1.0, to be applied again to every new inference.</summary>
/// <remarks>Beside the format's own keys, <c>x-accepted-findings</c> lists ids of findings that are to be silent.</remarks>
public sealed class Overlay
{
    readonly List<OverlayAction> _actions = [];

    Overlay()
    {
    }

    /// <summary>Ids of findings that somebody has looked at and accepted.</summary>
    public IReadOnlySet<string> AcceptedFindings { get; private set; } = new HashSet<string>();

    /// <summary>Reads an overlay, YAML or JSON.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrafficException">It is no overlay.</exception>
    public static Overlay Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads an overlay.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="TrafficException">It is no overlay.</exception>
    public static Overlay Parse(string text, string name)
    {
        JsonNode? root;
        try
        {
            root = YamlTree.Read(text);
        }
        catch (YamlException fault)
        {
            throw new TrafficException(TrafficError.BadOverlay, $"{name} is no YAML from line {fault.Start.Line} on: {fault.Message}", fault);
        }
        if (root is not JsonObject overlay || overlay["overlay"] is null) throw new TrafficException(TrafficError.BadOverlay, $"{name} is no overlay: it has no key 'overlay' with the format's version.");
        var read = new Overlay { AcceptedFindings = (overlay["x-accepted-findings"] as JsonArray ?? []).Select(n => n!.ToString()).ToHashSet() };
        foreach (var action in overlay["actions"] as JsonArray ?? [])
        {
            if (action is not JsonObject keys || keys["target"]?.ToString() is not { } target) throw new TrafficException(TrafficError.BadOverlay, $"{name}: every action needs a target.");
            bool removes = keys["remove"] is JsonValue flag && flag.ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
            if (!removes && keys["update"] is null) throw new TrafficException(TrafficError.BadOverlay, $"{name}: the action on {target} has neither update nor remove.");
            read._actions.Add(new(JsonPath.Parse(target, name), removes ? null : keys["update"]));
        }
        return read;
    }

    /// <summary>Applies every action, in its order.</summary>
    /// <param name="specification">Stays as it is.</param>
    /// <param name="unfitting">Receives the targets that are nowhere in the document; what was written for them is kept in the overlay.</param>
    public Specification ApplyTo(Specification specification, out IReadOnlyList<string> unfitting)
    {
        ArgumentNullException.ThrowIfNull(specification);
        using var text = new MemoryStream();
        specification.Write(text, SpecificationFormat.Json);
        var root = JsonNode.Parse(text.ToArray())!;
        unfitting = [.. _actions.Where(a => !a.ApplyTo(root)).Select(a => a.Target.Text)];
        var (document, diagnostic) = OpenApiDocument.Parse(root.ToJsonString(), "json");
        if (document is null) throw new TrafficException(TrafficError.BadOverlay, $"With the overlay it is no OpenAPI document any more: {diagnostic?.Errors.FirstOrDefault()?.Message}");
        return new(document);
    }
}
