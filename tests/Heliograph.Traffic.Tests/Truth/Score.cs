using Heliograph.Traffic.OpenApi;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Tests.Truth;

/// <summary>How near a document comes to the API that the traffic was made from.</summary>
/// <param name="EndpointF1">Harmonic mean of how many endpoints found are true and how many true ones are found.</param>
/// <param name="Required">Share of fields of found endpoints whose flag is right.</param>
/// <param name="Formats">Share of such fields whose type and format is right.</param>
sealed record Score(double EndpointF1, double Required, double Formats, IReadOnlyList<string> Missing, IReadOnlyList<string> Wrong)
{
    public static Score Of(Specification specification, IReadOnlyList<TrueOperation> truth)
    {
        var found = specification.Document.Paths.SelectMany(p => p.Value.Operations!.Select(o => (Name: Plain(o.Key.Method, p.Key), o.Value))).ToDictionary(o => o.Name, o => o.Value);
        var known = truth.Select(t => (Name: Plain(t.Method, t.Path), Operation: t)).DistinctBy(t => t.Name).ToList();
        var count = new Counter();
        foreach (var (name, operation) in known)
            if (found.TryGetValue(name, out var actual)) count.Add(operation, actual);
        int right = known.Count(k => found.ContainsKey(k.Name));
        return new(2.0 * right / (known.Count + found.Count), count.Required.Share, count.Formats.Share,
            [.. known.Select(k => k.Name).Where(n => !found.ContainsKey(n))], [.. found.Keys.Except(known.Select(k => k.Name)), .. count.Wrong]);
    }

    static string Plain(string method, string path) => method + " " + string.Join('/', path.TrimEnd('/').Split('?')[0].Split('/').Select(s => s.Contains('{', StringComparison.Ordinal) ? "{}" : s));

    sealed class Tally
    {
        int _right, _all;

        public double Share => _all == 0 ? 1 : (double)_right / _all;

        public bool Add(bool isRight)
        {
            _all++;
            if (isRight) _right++;
            return isRight;
        }
    }

    sealed class Counter
    {
        public Tally Required { get; } = new();

        public Tally Formats { get; } = new();

        public List<string> Wrong { get; } = [];

        public void Add(TrueOperation truth, OpenApiOperation actual)
        {
            foreach (var field in truth.Query)
                if (actual.Parameters?.FirstOrDefault(p => p.In == ParameterLocation.Query && p.Name == field.Name) is { } parameter)
                    Add($"{truth.Method} {truth.Path} ?{field.Name}", field, parameter.Required, parameter.Schema);
            if (actual.RequestBody?.Content?.Values.FirstOrDefault()?.Schema is { } body) AddObject($"{truth.Method} {truth.Path} >", truth.Body, body);
            if (actual.Responses?.GetValueOrDefault("200")?.Content?.Values.FirstOrDefault()?.Schema is { } answer)
                AddObject($"{truth.Method} {truth.Path} <", truth.Answer, truth.AnswersList ? answer.Items ?? answer : answer);
        }

        void AddObject(string place, IReadOnlyList<TrueField> fields, IOpenApiSchema schema)
        {
            foreach (var field in fields)
                if (schema.Properties?.TryGetValue(field.Name, out var actual) == true)
                    Add($"{place}.{field.Name}", field, schema.Required?.Contains(field.Name) == true, actual);
        }

        void Add(string place, TrueField field, bool isRequired, IOpenApiSchema? schema)
        {
            if (!Required.Add(field.IsRequired == isRequired)) Wrong.Add($"{place} required: {field.IsRequired}");
            if (field.IsArray) schema = schema?.Items;
            if (field.Kind == "object")
            {
                if (schema is not null) AddObject(place, field.Fields ?? [], schema);
                return;
            }
            string kind = schema?.Type switch
            {
                JsonSchemaType.Integer => schema.Format == "unix-time" ? "unix-time" : "integer",
                JsonSchemaType.Number => "number",
                JsonSchemaType.Boolean => "boolean",
                _ => schema?.Format ?? "string",
            };
            if (!Formats.Add(kind == field.Kind)) Wrong.Add($"{place} {field.Kind}: {kind}");
        }
    }
}
