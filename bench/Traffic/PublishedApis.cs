using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Tests.Truth;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Bench;

/// <summary>Makes traffic from published OpenAPI documents and says how near the inference comes to them.</summary>
static class PublishedApis
{
    const int CallsOfEach = 24, Seed = 20_261_123, MostFields = 12, Deepest = 2;

    public static void Compare(string[] documents)
    {
        Console.WriteLine("| document | operations | endpoint F1 | required | formats |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (string path in documents)
        {
            var operations = Read(Specification.Load(path).Document);
            byte[] capture = new TrueTraffic(Seed).Of(operations, CallsOfEach);
            var model = new TrafficModel();
            TrafficFile.ReadCapture(new MemoryStream(capture), model.AddShard);
            var score = Score.Of(model.Snapshot().ToSpecification(), operations);
            Console.WriteLine($"| {Path.GetFileNameWithoutExtension(path)} | {operations.Count} | {score.EndpointF1:0.000} | {score.Required:0.000} | {score.Formats:0.000} |");
            if (Environment.GetEnvironmentVariable("TRAFFIC_TRUTH_DETAILS") is null) continue;
            foreach (string missing in score.Missing) Console.Error.WriteLine($"missing {missing}");
            foreach (string wrong in score.Wrong) Console.Error.WriteLine($"wrong {wrong}");
        }
    }

    static List<TrueOperation> Read(OpenApiDocument document)
    {
        var operations = new List<TrueOperation>();
        foreach (var (path, item) in document.Paths)
            foreach (var (method, operation) in item.Operations ?? [])
            {
                // Parts of a segment that are parameters have no place in a template of segments.
                if (path.Split('/').Any(s => s.Contains('{', StringComparison.Ordinal) && !(s.StartsWith('{') && s.IndexOf('}', StringComparison.Ordinal) == s.Length - 1))) continue;
                operations.Add(Read(path, item, method.Method, operation));
            }
        return operations;
    }

    static TrueOperation Read(string path, IOpenApiPathItem item, string method, OpenApiOperation operation)
    {
        var parameters = (operation.Parameters ?? []).Concat(item.Parameters ?? []).ToList();
        var kinds = path.Split('/').Where(s => s.StartsWith('{')).Select(s => KindOf(parameters.Find(p => p.In == ParameterLocation.Path && p.Name == s[1..^1])?.Schema)).ToList();
        TrueField[] query = [.. parameters.Where(p => p.In == ParameterLocation.Query && p.Schema?.Type is not JsonSchemaType.Array and not JsonSchemaType.Object).Select(p => new TrueField(p.Name!, p.Required, KindOf(p.Schema))).Where(f => f.Kind is not ("object" or "array")).DistinctBy(f => f.Name)];
        var body = method is "GET" or "HEAD" or "DELETE" ? null : operation.RequestBody?.Content?.FirstOrDefault(c => c.Key.Contains("json", StringComparison.Ordinal)).Value?.Schema;
        var answer = operation.Responses?.FirstOrDefault(r => r.Key.StartsWith('2')).Value?.Content?.FirstOrDefault(c => c.Key.Contains("json", StringComparison.Ordinal)).Value?.Schema;
        bool isList = answer?.Items is not null;
        return new(method, path, kinds, query, FieldsOf(body, 0), method == "HEAD" ? [] : FieldsOf(isList ? answer!.Items : answer, 0), isList);
    }

    static List<TrueField> FieldsOf(IOpenApiSchema? schema, int depth)
    {
        var properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, properties, required, 0);
        var fields = new List<TrueField>();
        foreach (var (name, property) in properties.OrderBy(p => p.Key, StringComparer.Ordinal).Take(MostFields))
        {
            bool isArray = property.Items is not null;
            string kind = KindOf(isArray ? property.Items : property);
            if (kind != "object") fields.Add(new(name, required.Contains(name), kind, isArray));
            else if (depth < Deepest && FieldsOf(isArray ? property.Items : property, depth + 1) is { Count: > 0 } inner) fields.Add(new(name, required.Contains(name), kind, isArray, inner));
        }
        return fields;
    }

    static void Collect(IOpenApiSchema? schema, Dictionary<string, IOpenApiSchema> properties, HashSet<string> required, int depth)
    {
        if (schema is null || depth > 4) return;
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>()) properties.TryAdd(name, property);
        required.UnionWith(schema.Required ?? new HashSet<string>());
        foreach (var part in schema.AllOf ?? []) Collect(part, properties, required, depth + 1);
        if (schema.OneOf is { Count: > 0 } alternatives) Collect(alternatives[0], properties, required, depth + 1);
    }

    static string KindOf(IOpenApiSchema? schema)
    {
        var type = (schema?.Type ?? JsonSchemaType.String) & ~JsonSchemaType.Null;
        if (schema?.Properties is { Count: > 0 } || schema?.AllOf is { Count: > 0 } || schema?.OneOf is { Count: > 0 } || schema?.AnyOf is { Count: > 0 }) return "object";
        return type switch
        {
            JsonSchemaType.Integer => "integer",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "boolean",
            JsonSchemaType.Object or JsonSchemaType.Array => "object",
            _ => schema?.Format switch
            {
                "date" or "date-time" or "uuid" or "email" or "uri" or "ipv4" => schema.Format,
                _ => "string",
            },
        };
    }
}
