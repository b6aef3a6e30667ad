using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Inference.Paths;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.OpenApi;

/// <summary>Makes the operations of a document.</summary>
sealed class OperationBuilder(OpenApiDocument document)
{
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public OpenApiOperation Build(TemplatedOperation templated)
    {
        var stats = templated.Stats;
        var operation = new OpenApiOperation
        {
            OperationId = IdOf(templated),
            Responses = [],
            Extensions = new Dictionary<string, IOpenApiExtension> { ["x-observed"] = new JsonNodeExtension(JsonValue.Create(stats.Calls)!) },
        };
        var parameters = new List<IOpenApiParameter>();
        foreach (var (name, node) in templated.Parameters) parameters.Add(PathParameter(name, node));
        foreach (var (name, parameter) in stats.Query)
            if (name.Length > 0 && !SecuritySchemes.IsKey(stats.Security.Keys, name)) parameters.Add(Parameter(name, ParameterLocation.Query, parameter, stats.Count));
        foreach (var (name, parameter) in stats.Headers) parameters.Add(Parameter(name, ParameterLocation.Header, parameter, stats.Count));
        foreach (var (name, parameter) in stats.Cookies)
            if (!stats.Security.ContainsKey($"apiKey:cookie:{name}")) parameters.Add(Parameter(name, ParameterLocation.Cookie, parameter, stats.Count));
        if (parameters.Count > 0) operation.Parameters = parameters;
        if (stats.RequestBodies.Count > 0)
            operation.RequestBody = new OpenApiRequestBody { Required = stats.WithRequestBody == stats.Count, Content = Content(stats.RequestBodies) };
        // OpenAPI has no place for statuses that HTTP does not have.
        var others = stats.Statuses.Keys.Where(s => s is < 100 or > 599).ToList();
        if (others.Count > 0) operation.Extensions["x-other-statuses"] = new JsonNodeExtension(new JsonArray([.. others.Select(s => JsonValue.Create(s))]));
        foreach (int status in stats.Statuses.Keys.Except(others))
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = stats.Responses.TryGetValue(status, out var response) ? Response(status, response) : new OpenApiResponse { Description = Reasons.Of(status) };
        if (operation.Responses.Count == 0) operation.Responses["default"] = new OpenApiResponse { Description = "No response was seen." };
        AddSecurity(operation, stats);
        return operation;
    }

    string IdOf(TemplatedOperation templated)
    {
        var id = new StringBuilder(templated.Method.ToLowerInvariant());
        foreach (string part in templated.Path.Split(['/', '{', '}', '.', '-', '_', '~', '%', '@', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            string plain = new([.. part.Where(char.IsAsciiLetterOrDigit)]);
            if (plain.Length > 0) id.Append(char.ToUpperInvariant(plain[0])).Append(plain.AsSpan(1));
        }
        string name = id.ToString();
        for (int number = 2; !_ids.Add(name); number++) name = $"{id}{number}";
        return name;
    }

    static OpenApiParameter PathParameter(string name, PathNode node) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Schema = node.Segment is { Count: > 0 } texts ? WithoutWords(SchemaBuilder.OfText(texts)) : new OpenApiSchema { Type = JsonSchemaType.String },
    };

    // Values in paths name things: a list of them says nothing about the API.
    static OpenApiSchema WithoutWords(OpenApiSchema schema)
    {
        (schema.Enum, schema.Extensions) = (null, null);
        return schema;
    }

    static OpenApiParameter Parameter(string name, ParameterLocation place, ParameterStats stats, long calls)
    {
        var schema = stats.Value.Texts is { } texts ? SchemaBuilder.OfText(texts) : new OpenApiSchema { Type = JsonSchemaType.String };
        bool isRequired = stats.Count == calls;
        if (!isRequired) SchemaBuilder.Note(schema, $"{stats.Count} of {calls}");
        return new() { Name = name, In = place, Required = isRequired, Schema = stats.Repeated > 0 ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema };
    }

    static Dictionary<string, IOpenApiMediaType> Content(SortedDictionary<string, BodyStats> bodies) => bodies.ToDictionary(b => b.Key, b => (IOpenApiMediaType)MediaType(b.Key, b.Value));

    static OpenApiMediaType MediaType(string type, BodyStats body)
    {
        bool isXml = BodyLearning.IsXml(type), isForm = type is "application/x-www-form-urlencoded" or "multipart/form-data";
        if (body.Value.Count == 0) return new() { Schema = new OpenApiSchema() };
        if (!isXml) return new() { Schema = SchemaBuilder.OfValue(body.Value, isXml: isForm) };
        // The outermost element is the schema's name, not a property.
        var roots = body.Value.Objects!.Properties.Ordered.ToList();
        var schemas = roots.Select(r =>
        {
            var schema = SchemaBuilder.OfValue(r.Value.Value, isXml: true);
            schema.Xml = new() { Name = r.Key };
            return schema;
        }).ToList();
        return new() { Schema = schemas.Count == 1 ? schemas[0] : new OpenApiSchema { OneOf = [.. schemas] } };
    }

    static OpenApiResponse Response(int status, ResponseStats stats)
    {
        var response = new OpenApiResponse { Description = Reasons.Of(status) };
        if (stats.Bodies.Count > 0) response.Content = Content(stats.Bodies);
        if (stats.Headers.Count > 0)
            response.Headers = stats.Headers.ToDictionary(h => h.Key, h => (IOpenApiHeader)new OpenApiHeader
            {
                Required = h.Value.Count == stats.Count,
                Schema = h.Value.Value.Texts is { } texts ? SchemaBuilder.OfText(texts) : new OpenApiSchema { Type = JsonSchemaType.String },
            });
        return response;
    }

    void AddSecurity(OpenApiOperation operation, OperationStats stats)
    {
        var schemes = stats.Security.Keys.Where(s => s.Length > 0 && !s.StartsWith("oauth2:token", StringComparison.Ordinal)).Select(SecuritySchemes.NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        if (schemes.Count == 0) return;
        operation.Security = [.. schemes.Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] })];
        // Some calls came without: it is allowed, not required.
        if (stats.Security.ContainsKey("")) operation.Security.Add([]);
    }
}
