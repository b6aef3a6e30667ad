using System.Text.Json.Nodes;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Inference.Shapes;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.OpenApi;

/// <summary>Makes schemas of shapes.</summary>
static class SchemaBuilder
{
    const int FewestForEnum = 10, CallsForEachValue = 3, FewestMapNames = 8;

    /// <summary>A schema of values in JSON or XML.</summary>
    public static OpenApiSchema OfValue(ValueShape shape, bool isXml = false)
    {
        var kinds = new List<OpenApiSchema>();
        if (shape.Trues + shape.Falses > 0) kinds.Add(new() { Type = JsonSchemaType.Boolean });
        if (shape.Numbers is { } numbers) kinds.Add(OfNumbers(numbers));
        if (shape.Texts is { } texts) kinds.Add(isXml ? OfText(texts) : OfString(texts));
        if (shape.Objects is { } objects && !(isXml && shape.Arrays is not null)) kinds.Add(OfObjects(objects, isXml));
        if (shape.Arrays is { } arrays) kinds.Add(OfArrays(arrays, isXml ? shape.Objects : null, isXml));
        // What is empty in one place and an element in another is an element that may be empty.
        if (isXml && kinds.Count > 1 && kinds.Exists(k => k.Type is JsonSchemaType.Object or JsonSchemaType.Array)) kinds.RemoveAll(k => k.Type is not (JsonSchemaType.Object or JsonSchemaType.Array));
        var schema = kinds.Count switch
        {
            0 => new OpenApiSchema(),
            1 => kinds[0],
            _ => new OpenApiSchema { OneOf = [.. kinds] },
        };
        if (shape.Nulls > 0) AllowNull(schema, kinds.Count > 0);
        return schema;
    }

    static void AllowNull(OpenApiSchema schema, bool hasOthers)
    {
        if (schema.OneOf is { } kinds) kinds.Add(new OpenApiSchema { Type = JsonSchemaType.Null });
        else if (hasOthers)
        {
            schema.Type |= JsonSchemaType.Null;
            schema.Enum?.Add(JsonNullSentinel.JsonNull);
        }
        else schema.Type = JsonSchemaType.Null;
    }

    static OpenApiSchema OfNumbers(NumberShape numbers)
    {
        bool isWhole = numbers.Decimals == 0;
        var schema = new OpenApiSchema
        {
            Type = isWhole ? JsonSchemaType.Integer : JsonSchemaType.Number,
            Format = !isWhole ? "double" : numbers.UnixTimes == numbers.Count ? "unix-time" : numbers.Wide > 0 ? "int64" : "int32",
            Examples = [isWhole ? JsonValue.Create((long)numbers.Example) : JsonValue.Create(numbers.Example)],
        };
        return schema;
    }

    /// <summary>A schema of strings: what they look like is their format.</summary>
    public static OpenApiSchema OfString(TextShape texts)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = FormatName(texts.OnlyFormat) };
        if (EnumOf(texts) is { } words) schema.Enum = words;
        else if (texts.Example is { } example) schema.Examples = [JsonValue.Create(example)!];
        if (texts.OnlyFormat is null)
        {
            var formats = new JsonObject();
            foreach (var (format, count) in texts.Formats) formats[FormatName(format) ?? "plain"] = count;
            schema.Extensions = new Dictionary<string, IOpenApiExtension> { ["x-formats"] = new JsonNodeExtension(formats) };
        }
        return schema;
    }

    /// <summary>A schema of text that stands for any type: of parameters, of fields in forms, of XML.</summary>
    public static OpenApiSchema OfText(TextShape texts) => texts.OnlyFormat switch
    {
        TextFormat.Integer => new() { Type = JsonSchemaType.Integer, Format = texts.Longest > 9 ? "int64" : "int32" },
        TextFormat.UnixTime => new() { Type = JsonSchemaType.Integer, Format = "unix-time" },
        TextFormat.Decimal => new() { Type = JsonSchemaType.Number, Format = "double" },
        TextFormat.Boolean => new() { Type = JsonSchemaType.Boolean },
        _ => OfString(texts),
    };

    static List<JsonNode>? EnumOf(TextShape texts)
    {
        if (texts.Words?.ToList() is not { } words || texts.Count < FewestForEnum || texts.Count < CallsForEachValue * words.Count) return null;
        return [.. words.Select(w => JsonValue.Create(w.Key)!)];
    }

    public static string? FormatName(TextFormat? format) => format switch
    {
        TextFormat.Date => "date",
        TextFormat.DateTime => "date-time",
        TextFormat.UnixTime => "unix-time",
        TextFormat.Uuid => "uuid",
        TextFormat.Email => "email",
        TextFormat.Uri => "uri",
        TextFormat.Ipv4 => "ipv4",
        TextFormat.Ipv6 => "ipv6",
        TextFormat.Base64 => "byte",
        TextFormat.Jwt => "jwt",
        TextFormat.Semver => "semver",
        TextFormat.Hash => "hex",
        TextFormat.FlickrNsid => "flickr-nsid",
        TextFormat.Binary => "binary",
        TextFormat.Integer => "integer",
        TextFormat.Decimal => "decimal",
        TextFormat.Boolean => "boolean",
        _ => null,
    };

    static OpenApiSchema OfArrays(ArrayShape arrays, ObjectShape? single, bool isXml)
    {
        var items = arrays.Items;
        if (single is not null)
        {
            items = new();
            items.Merge(arrays.Items);
            (items.Objects ??= new()).Merge(single);
        }
        return new() { Type = JsonSchemaType.Array, Items = OfValue(items, isXml) };
    }

    static OpenApiSchema OfObjects(ObjectShape objects, bool isXml)
    {
        if (objects.MapValues is { } values) return new() { Type = JsonSchemaType.Object, AdditionalProperties = OfValue(values, isXml) };
        if (IsMap(objects))
        {
            var all = new ValueShape();
            foreach (var (_, property) in objects.Properties.Entries) all.Merge(property.Value);
            return new() { Type = JsonSchemaType.Object, AdditionalProperties = OfValue(all, isXml) };
        }
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new SortedSet<string>(StringComparer.Ordinal) };
        foreach (var (name, property) in objects.Properties.Ordered)
        {
            var value = OfValue(property.Value, isXml);
            string plain = name;
            if (isXml && name.StartsWith(XmlWalker.AttributeMark, StringComparison.Ordinal))
            {
                plain = name[XmlWalker.AttributeMark.Length..];
                value.Xml = new() { NodeType = OpenApiXmlNodeType.Attribute };
            }
            if (property.Count == objects.Count) schema.Required.Add(plain);
            else Note(value, $"{property.Count} of {objects.Count}");
            schema.Properties[plain] = value;
        }
        return schema;
    }

    /// <summary>Whether the names are values themselves: ids, dates, hashes.</summary>
    static bool IsMap(ObjectShape objects) =>
        objects.Properties.Count >= FewestMapNames
        && objects.Properties.Entries.All(p => TextClassifier.Classify(p.Name) is not (TextFormat.Plain or TextFormat.Empty or TextFormat.Boolean or TextFormat.Semver));

    /// <summary>Says how many had it.</summary>
    public static void Note(OpenApiSchema schema, string observed) =>
        (schema.Extensions ??= new Dictionary<string, IOpenApiExtension>())["x-observed"] = new JsonNodeExtension(JsonValue.Create(observed)!);
}
