using System.Text.Encodings.Web;
using System.Text.Json;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Matching;

/// <summary>The same bytes for JSON texts that differ only in whitespace, escapes, and the order of properties.</summary>
static class CanonicalJson
{
    static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonPrinter.MaxDepth };

    public static bool TryWrite(ReadOnlyMemory<byte> json, IReadOnlyList<JsonPath> ignored, out byte[] canonical)
    {
        canonical = [];
        try
        {
            using var document = JsonDocument.Parse(json, s_reading);
            var output = new MemoryStream();
            using (var writer = new Utf8JsonWriter(output, s_writing)) Write(writer, document.RootElement, ignored, new JsonPlace());
            canonical = output.ToArray();
            return true;
        }
        // A lone surrogate is valid JSON that no text can hold.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    static void Write(Utf8JsonWriter writer, JsonElement value, IReadOnlyList<JsonPath> ignored, JsonPlace place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                place.Enter();
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    place.Name(property.Name);
                    if (IsIgnored(ignored, place)) continue;
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, ignored, place);
                }
                place.Leave();
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                place.Enter();
                foreach (var item in value.EnumerateArray())
                {
                    place.NextItem();
                    if (!IsIgnored(ignored, place)) Write(writer, item, ignored, place);
                }
                place.Leave();
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            default:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    static bool IsIgnored(IReadOnlyList<JsonPath> ignored, JsonPlace place)
    {
        foreach (var path in ignored)
            if (path.Matches(place)) return true;
        return false;
    }
}
