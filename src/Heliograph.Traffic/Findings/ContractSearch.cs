using System.Globalization;
using Heliograph.Traffic.Diff;
using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.OpenApi;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Findings;

/// <summary>Compares traffic with the specification that it should follow.</summary>
static class ContractSearch
{
    const int Deepest = 12;

    public static void Search(ApiSnapshot snapshot, Specification contract, List<Finding> findings)
    {
        var promised = new Dictionary<(string Method, string Shape), (string Path, OpenApiOperation Operation)>();
        foreach (var (path, item) in contract.Document.Paths)
            foreach (var (method, operation) in item.Operations ?? []) promised[(method.Method, SpecificationDiff.ShapeOf(path))] = (path, operation);
        foreach (var seen in snapshot.Operations)
        {
            var log = new FindingLog(findings, $"{seen.Method} {seen.Path}", seen.Stats);
            if (promised.Remove((seen.Method, SpecificationDiff.ShapeOf(seen.Path)), out var operation)) Search(log, operation.Operation);
            else log.Add("undocumented-operation", Severity.Warning, "", $"It was called {seen.Stats.Count} times and is not in the specification.", seen.Stats.Count, seen.Stats.Count);
        }
        foreach (var ((method, _), (path, _)) in promised)
            findings.Add(FindingLog.Make("never-called", Severity.Info, $"{method} {path}", $"Nobody called it in {snapshot.Calls} calls.", 0, snapshot.Calls, 0, 0));
    }

    static void Search(FindingLog log, OpenApiOperation operation)
    {
        foreach (var (name, parameter) in log.Stats.Query)
            if (operation.Parameters?.Any(p => p.In == ParameterLocation.Query && p.Name == name) != true && !SecuritySchemes.IsKey(log.Stats.Security.Keys, name))
                log.Add("undocumented-parameter", Severity.Info, $"query {name}", $"{parameter.Count} of {log.Stats.Count} calls have a parameter that is not in the specification.", parameter.Count, log.Stats.Count);
        foreach (var (status, response) in log.Stats.Responses)
        {
            string code = status.ToString(CultureInfo.InvariantCulture), place = $"response {code}";
            if ((operation.Responses?.GetValueOrDefault(code) ?? operation.Responses?.GetValueOrDefault($"{code[0]}XX") ?? operation.Responses?.GetValueOrDefault("default")) is not { } promised)
            {
                log.Add("undocumented-status", Severity.Warning, place, $"{response.Count} of {log.Stats.Count} calls were answered with {code}, which is not in the specification.", response.Count, log.Stats.Count);
                continue;
            }
            foreach (var (type, body) in response.Bodies)
            {
                var media = promised.Content?.FirstOrDefault(c => c.Key.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase) || c.Key == "*/*").Value;
                if (media is null) log.Add("undocumented-media-type", Severity.Warning, $"{place} {type}", $"{body.Count} of {response.Count} answers are {type}, which is not in the specification.", body.Count, response.Count);
                else if (media.Schema is { } schema) Search(log, place, body.Value, Flat.Of(schema), 0);
            }
        }
    }

    static void Search(FindingLog log, string place, ValueShape value, Flat promised, int depth)
    {
        if (depth > Deepest || promised.IsOpen) return;
        if (value.Nulls > 0 && !promised.IsNullable) log.Add("unexpected-null", Severity.Warning, place, $"It is null {value.Nulls} times; the specification does not allow it.", value.Nulls, value.Count);
        CheckType(log, place, promised, value);
        if (value.Arrays is { } arrays) Search(log, $"{place}[]", arrays.Items, Flat.Of(promised.Items), depth + 1);
        if (value.Objects is not { MapValues: null } objects || promised.MapValues is not null) return;
        foreach (var (name, property) in objects.Properties.Ordered)
        {
            if (promised.Properties.TryGetValue(name, out var known)) Search(log, $"{place} .{name}", property.Value, Flat.Of(known), depth + 1);
            else log.Add("undocumented-field", Severity.Info, $"{place} .{name}", $"{property.Count} of {objects.Count} objects have a field that is not in the specification.", property.Count, objects.Count, property.Value.Texts?.Example);
        }
        foreach (string name in promised.Required.Order(StringComparer.Ordinal))
        {
            long there = objects.Properties.TryGet(System.Text.Encoding.UTF8.GetBytes(name), out var property) ? property.Count : 0;
            if (there < objects.Count) log.Add("vanished-field", Severity.High, $"{place} .{name}", $"{objects.Count - there} of {objects.Count} objects lack a field that the specification requires.", objects.Count - there, objects.Count);
        }
    }

    static void CheckType(FindingLog log, string place, Flat promised, ValueShape value)
    {
        void Check(JsonSchemaType type, long count)
        {
            if (count > 0 && (promised.Types & type) == 0) log.Add("unexpected-type", Severity.High, place, $"It is {type.ToString().ToLowerInvariant()} {count} times; the specification says {promised.TypeNames}.", count, value.Count);
        }
        Check(JsonSchemaType.Boolean, value.Trues + value.Falses);
        Check(JsonSchemaType.String, value.Texts?.Count ?? 0);
        Check(JsonSchemaType.Object, value.Objects?.Count ?? 0);
        Check(JsonSchemaType.Array, value.Arrays?.Count ?? 0);
        if (value.Numbers is not { } numbers) return;
        bool takesNumbers = (promised.Types & JsonSchemaType.Number) != 0;
        if (!takesNumbers) Check(JsonSchemaType.Integer, numbers.Count - numbers.Decimals);
        Check(JsonSchemaType.Number, takesNumbers ? 0 : numbers.Decimals);
    }
}
