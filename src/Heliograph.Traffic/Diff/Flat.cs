using System.Globalization;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>A schema with what it is composed of taken together: all of allOf, any of oneOf and anyOf.</summary>
sealed class Flat
{
    const int Deepest = 12;

    const JsonSchemaType Any = JsonSchemaType.Boolean | JsonSchemaType.Integer | JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Object | JsonSchemaType.Array;

    /// <summary>Limits, and whether they are upper ones.</summary>
    public static readonly (string Name, bool IsUpper)[] Limits =
    [
        ("maxLength", true), ("minLength", false), ("maximum", true), ("minimum", false), ("maxItems", true), ("minItems", false), ("maxProperties", true), ("minProperties", false),
    ];

    readonly Dictionary<string, decimal> _limits = [];

    /// <summary>Without null.</summary>
    public JsonSchemaType Types { get; private set; }

    public bool IsNullable { get; private set; }

    public string Format { get; private set; } = "";

    public string? Pattern { get; private set; }

    public List<string>? Enum { get; private set; }

    public Dictionary<string, IOpenApiSchema> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; private set; } = new(StringComparer.Ordinal);

    public IOpenApiSchema? Items { get; private set; }

    public IOpenApiSchema? MapValues { get; private set; }

    /// <summary>Whether fields that are not named are forbidden.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether it says nothing about types.</summary>
    public bool IsOpen => Types == 0;

    public string TypeNames => Types == 0 ? "anything" : string.Join(" or ", System.Enum.GetValues<JsonSchemaType>().Where(t => t != JsonSchemaType.Null && (Types & t) != 0).Select(t => t.ToString().ToLowerInvariant()));

    public decimal? Limit(string name) => _limits.TryGetValue(name, out decimal limit) ? limit : null;

    public static Flat Of(IOpenApiSchema? schema)
    {
        var flat = new Flat();
        if (schema is not null) flat.Add(schema, 0, isAlternative: false);
        return flat;
    }

    void Add(IOpenApiSchema schema, int depth, bool isAlternative)
    {
        if (depth > Deepest) return;
        var type = schema.Type ?? 0;
        // Where a type is not said, what is said about objects and arrays implies one.
        if (type == 0 && schema.Properties is { Count: > 0 }) type = JsonSchemaType.Object;
        if (type == 0 && schema.Items is not null) type = JsonSchemaType.Array;
        Types |= type & Any;
        IsNullable |= (type & JsonSchemaType.Null) != 0;
        if (schema.Format is { Length: > 0 } format) Format = isAlternative && Format.Length > 0 && Format != format ? $"{Format} or {format}" : format;
        Pattern ??= schema.Pattern;
        if (schema.Enum is { Count: > 0 } values) (Enum ??= []).AddRange(values.Select(v => v?.ToJsonString() ?? "null"));
        AddLimits(schema);
        Items ??= schema.Items;
        MapValues ??= schema.AdditionalProperties;
        IsClosed |= !schema.AdditionalPropertiesAllowed;
        // What only some alternatives require is not required.
        var required = schema.Required ?? new HashSet<string>();
        if (isAlternative && Properties.Count > 0) Required.IntersectWith(required);
        else Required.UnionWith(required);
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>()) Properties.TryAdd(name, property);
        foreach (var part in schema.AllOf ?? []) Add(part, depth + 1, isAlternative);
        foreach (var part in (schema.OneOf ?? []).Concat(schema.AnyOf ?? [])) Add(part, depth + 1, isAlternative: true);
    }

    void AddLimits(IOpenApiSchema schema)
    {
        Add("maxLength", schema.MaxLength);
        Add("minLength", schema.MinLength);
        Add("maxItems", schema.MaxItems);
        Add("minItems", schema.MinItems);
        Add("maxProperties", schema.MaxProperties);
        Add("minProperties", schema.MinProperties);
        Add("maximum", Number(schema.Maximum));
        Add("minimum", Number(schema.Minimum));

        void Add(string name, decimal? limit)
        {
            if (limit is { } value) _limits[name] = value;
        }

        static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }
}
