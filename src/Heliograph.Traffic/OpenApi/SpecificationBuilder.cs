using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.OpenApi;

/// <summary>Makes an OpenAPI document of what was learnt. The same snapshot makes the same document, byte for byte.</summary>
static class SpecificationBuilder
{
    static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

    public static OpenApiDocument Build(ApiSnapshot snapshot)
    {
        var hosts = snapshot.Hosts.Where(h => h.Key.Length > 0).OrderByDescending(h => h.Value.Count).ThenBy(h => h.Key, StringComparer.Ordinal).Select(h => h.Key).ToList();
        string server = hosts.Count > 0 ? $"http://{hosts[0]}" : "";
        var document = new OpenApiDocument
        {
            Info = new() { Title = hosts.Count > 0 ? hosts[0] : "API", Version = "0", Description = $"Inferred from {snapshot.Calls} calls." },
            Servers = [.. hosts.Where(h => Uri.IsWellFormedUriString($"http://{h}", UriKind.Absolute)).Select(h => new OpenApiServer { Url = $"http://{h}" })],
            Paths = [],
        };
        AddSchemes(document, snapshot, server);
        var builder = new OperationBuilder(document);
        foreach (var path in snapshot.Operations.GroupBy(o => o.Path))
        {
            var item = new OpenApiPathItem { Operations = [] };
            var others = new JsonArray();
            foreach (var operation in path.OrderBy(o => Array.IndexOf(s_methods, o.Method)).ThenBy(o => o.Method, StringComparer.Ordinal))
            {
                if (s_methods.Contains(operation.Method)) item.Operations[new HttpMethod(operation.Method)] = builder.Build(operation);
                else others.Add(JsonValue.Create(operation.Method));
            }
            // OpenAPI before 3.2 has no place for methods of other kinds.
            if (others.Count > 0) item.Extensions = new Dictionary<string, IOpenApiExtension> { ["x-other-methods"] = new JsonNodeExtension(others) };
            document.Paths[path.Key] = item;
        }
        return document;
    }

    static void AddSchemes(OpenApiDocument document, ApiSnapshot snapshot, string server)
    {
        var seen = snapshot.Operations.SelectMany(o => o.Stats.Security.Keys).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        if (seen.Count == 0) return;
        document.Components = new() { SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>() };
        // The address where tokens are given says more than a token that was used.
        foreach (string scheme in seen.OrderByDescending(s => s.StartsWith("oauth2:token", StringComparison.Ordinal)).ThenBy(s => s, StringComparer.Ordinal))
            document.Components.SecuritySchemes.TryAdd(SecuritySchemes.NameOf(scheme), SecuritySchemes.Describe(scheme, server));
        var ordered = document.Components.SecuritySchemes.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        document.Components.SecuritySchemes = ordered.ToDictionary(s => s.Key, s => s.Value);
        document.Workspace?.RegisterComponents(document);
    }
}
