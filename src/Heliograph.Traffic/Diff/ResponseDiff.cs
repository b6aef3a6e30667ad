using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>Compares what an operation answers.</summary>
sealed class ResponseDiff(ChangeLog log, string place)
{
    public void Compare(OpenApiResponses? before, OpenApiResponses? after)
    {
        before ??= [];
        after ??= [];
        foreach (var (status, response) in before)
        {
            string where = $"{place} response {status}";
            if (!after.TryGetValue(status, out var other)) log.Add(IsError(status) ? "response-error-removed" : "response-status-removed", where, $"{status} is gone.");
            else Compare(where, response, other);
        }
        foreach (string status in after.Keys.Except(before.Keys)) log.Add(IsError(status) ? "response-error-added" : "response-status-added", $"{place} response {status}", $"{status} is new.");
    }

    static bool IsError(string status) => status.StartsWith('4') || status.StartsWith('5') || status == "default";

    void Compare(string where, IOpenApiResponse before, IOpenApiResponse after)
    {
        bool hadBody = before.Content is { Count: > 0 }, hasBody = after.Content is { Count: > 0 };
        if (hadBody && !hasBody) log.Add("response-body-removed", where, "There is no body any more.");
        else if (!hadBody && hasBody) log.Add("response-body-added", where, "There is a body now.");
        else ContentDiff.Compare(log, "response", where, before.Content, after.Content);
        var old = new Dictionary<string, IOpenApiHeader>(before.Headers ?? new Dictionary<string, IOpenApiHeader>(), StringComparer.OrdinalIgnoreCase);
        var now = new Dictionary<string, IOpenApiHeader>(after.Headers ?? new Dictionary<string, IOpenApiHeader>(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in old)
        {
            string at = $"{where} header {name}";
            if (!now.TryGetValue(name, out var other))
            {
                log.Add("response-header-removed", at, $"The header {name} is gone.");
                continue;
            }
            if (header.Required && !other.Required) log.Add("response-header-became-optional", at, $"The header {name} may be missing now.");
            if (!header.Required && other.Required) log.Add("response-header-became-required", at, $"The header {name} is always there now.");
            new SchemaDiff(log, "response").Compare(at, header.Schema, other.Schema);
        }
        foreach (string name in now.Keys.Where(n => !old.ContainsKey(n))) log.Add("response-header-added", $"{where} header {name}", $"The header {name} is new.");
    }
}
