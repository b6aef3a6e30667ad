using System.Text.Json.Nodes;
using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Transforms;
using Microsoft.OpenApi;
using YamlDotNet.Core;

namespace Heliograph.Traffic.Overlays;

/// <summary>What people corrected or wrote, in OpenAPI's Overlay format 1.0, to be applied again to every new inference.</summary>
/// <remarks>
/// Beside the format's own keys, <c>x-accepted-findings</c> lists ids of findings that are to be silent, and <c>x-paths</c> paths with their parameters in braces,
/// which name parameters and merge what was taken for several endpoints.
/// </remarks>
public sealed class Overlay
{
    readonly List<OverlayAction> _actions = [];

    Overlay()
    {
    }

    /// <summary>Ids of findings that somebody has looked at and accepted.</summary>
    public IReadOnlySet<string> AcceptedFindings { get; private set; } = new HashSet<string>();

    /// <summary>Paths as people wrote them, with their parameters in braces.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>What has to run before anything is learnt, so that calls of <see cref="Paths"/> are taken together.</summary>
    public IReadOnlyList<IExchangeTransform> Transforms => [.. Paths.Select(p => new TrafficRule { Template = new(p) })];

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
        var read = new Overlay { AcceptedFindings = Words(overlay, "x-accepted-findings").ToHashSet(), Paths = [.. Words(overlay, "x-paths")] };
        if (read.Paths.FirstOrDefault(p => !p.StartsWith('/')) is { } wrong) throw new TrafficException(TrafficError.BadOverlay, $"{name}: '{wrong}' in x-paths is no path: it does not begin with a slash.");
        foreach (var action in overlay["actions"] as JsonArray ?? [])
        {
            if (action is not JsonObject keys || keys["target"]?.ToString() is not { } target) throw new TrafficException(TrafficError.BadOverlay, $"{name}: every action needs a target.");
            bool removes = keys["remove"] is JsonValue flag && flag.ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
            if (!removes && keys["update"] is null) throw new TrafficException(TrafficError.BadOverlay, $"{name}: the action on {target} has neither update nor remove.");
            read._actions.Add(new(JsonPath.Parse(target, name), removes ? null : keys["update"]));
        }
        return read;
    }

    static IEnumerable<string> Words(JsonObject overlay, string key) => (overlay[key] as JsonArray ?? []).Select(n => n?.ToString() ?? "");

    /// <summary>Applies every action, in its order.</summary>
    /// <param name="specification">Stays as it is.</param>
    /// <param name="unfitting">Receives the targets and paths that are nowhere in the document; what was written for them is kept in the overlay.</param>
    public Specification ApplyTo(Specification specification, out IReadOnlyList<string> unfitting)
    {
        ArgumentNullException.ThrowIfNull(specification);
        using var text = new MemoryStream();
        specification.Write(text, SpecificationFormat.Json);
        var root = JsonNode.Parse(text.ToArray())!;
        unfitting = [.. Paths.Where(p => specification.Document.Paths?.ContainsKey(p) != true), .. _actions.Where(a => !a.ApplyTo(root)).Select(a => a.Target.Text)];
        var (document, diagnostic) = OpenApiDocument.Parse(root.ToJsonString(), "json");
        if (document is null) throw new TrafficException(TrafficError.BadOverlay, $"With the overlay it is no OpenAPI document any more: {diagnostic?.Errors.FirstOrDefault()?.Message}");
        return new(document);
    }
}
