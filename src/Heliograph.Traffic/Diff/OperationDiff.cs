using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>Compares one operation with itself later.</summary>
sealed class OperationDiff(ChangeLog log, string place)
{
    public void Compare(OpenApiOperation before, OpenApiOperation after, IOpenApiPathItem oldItem, IOpenApiPathItem newItem, OpenApiDocument oldDocument, OpenApiDocument newDocument)
    {
        if (!before.Deprecated && after.Deprecated) log.Add("operation-deprecated", place, "The operation is deprecated.");
        if (before.Deprecated && !after.Deprecated) log.Add("operation-no-longer-deprecated", place, "The operation is no longer deprecated.");
        CompareParameters(ParametersOf(before, oldItem), ParametersOf(after, newItem));
        CompareBodies(before.RequestBody, after.RequestBody);
        new ResponseDiff(log, place).Compare(before.Responses, after.Responses);
        CompareSecurity(before.Security ?? oldDocument.Security, after.Security ?? newDocument.Security);
    }

    static Dictionary<(ParameterLocation, string), IOpenApiParameter> ParametersOf(OpenApiOperation operation, IOpenApiPathItem item)
    {
        var parameters = new Dictionary<(ParameterLocation, string), IOpenApiParameter>();
        int pathParameters = 0;
        // What an operation says about a parameter comes before what its path says.
        foreach (var parameter in (operation.Parameters ?? []).Concat(item.Parameters ?? []))
        {
            var location = parameter.In ?? ParameterLocation.Query;
            string name = location == ParameterLocation.Path ? $"#{pathParameters++}" : location == ParameterLocation.Header ? parameter.Name!.ToLowerInvariant() : parameter.Name ?? "";
            parameters.TryAdd((location, name), parameter);
        }
        return parameters;
    }

    void CompareParameters(Dictionary<(ParameterLocation In, string Name), IOpenApiParameter> before, Dictionary<(ParameterLocation In, string Name), IOpenApiParameter> after)
    {
        foreach (var (key, parameter) in before)
        {
            string where = $"{place} {key.In.ToString().ToLowerInvariant()} {parameter.Name}";
            if (!after.TryGetValue(key, out var other))
            {
                if (key.In != ParameterLocation.Path) log.Add("parameter-removed", where, $"The parameter {parameter.Name} is gone.");
                continue;
            }
            if (!parameter.Required && other.Required) log.Add("parameter-became-required", where, $"{parameter.Name} is required now.");
            if (parameter.Required && !other.Required) log.Add("parameter-became-optional", where, $"{parameter.Name} is no longer required.");
            new SchemaDiff(log, "parameter").Compare(where, parameter.Schema, other.Schema);
        }
        foreach (var (key, parameter) in after)
            if (!before.ContainsKey(key) && key.In != ParameterLocation.Path)
                log.Add(parameter.Required ? "required-parameter-added" : "optional-parameter-added", $"{place} {key.In.ToString().ToLowerInvariant()} {parameter.Name}", $"The parameter {parameter.Name} is new{(parameter.Required ? " and required" : "")}.");
    }

    void CompareBodies(IOpenApiRequestBody? before, IOpenApiRequestBody? after)
    {
        string where = $"{place} request";
        if (before is null)
        {
            if (after is not null) log.Add(after.Required ? "required-request-body-added" : "optional-request-body-added", where, $"A body is taken now{(after.Required ? ", and required" : "")}.");
            return;
        }
        if (after is null)
        {
            log.Add("request-body-removed", where, "A body is no longer taken.");
            return;
        }
        if (!before.Required && after.Required) log.Add("request-body-became-required", where, "The body is required now.");
        if (before.Required && !after.Required) log.Add("request-body-became-optional", where, "The body is no longer required.");
        ContentDiff.Compare(log, "request", where, before.Content, after.Content);
    }

    void CompareSecurity(IList<OpenApiSecurityRequirement>? before, IList<OpenApiSecurityRequirement>? after)
    {
        var (old, now) = (WaysIn(before), WaysIn(after));
        string where = $"{place} security";
        bool wasOpen = old.Count == 0 || old.Contains(""), isOpen = now.Count == 0 || now.Contains("");
        if (wasOpen && !isOpen) log.Add("security-added", where, $"{string.Join(" or ", now)} is needed now.");
        if (!wasOpen && isOpen) log.Add("security-removed", where, "Nothing is needed any more.");
        foreach (string gone in old.Except(now).Where(w => w.Length > 0 && !isOpen)) log.Add("security-alternative-removed", where, $"{gone} no longer lets in.");
        foreach (string added in now.Except(old).Where(w => w.Length > 0 && !wasOpen)) log.Add("security-alternative-added", where, $"{added} lets in now.");
    }

    static List<string> WaysIn(IList<OpenApiSecurityRequirement>? requirements) =>
        [.. (requirements ?? []).Select(r => string.Join(" and ", r.Select(s => s.Key.Reference.Id + (s.Value.Count > 0 ? $"({string.Join(' ', s.Value.Order(StringComparer.Ordinal))})" : "")).Order(StringComparer.Ordinal))).Distinct()];
}
