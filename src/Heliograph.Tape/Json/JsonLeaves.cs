using System.Text;
using System.Text.Json;

namespace Heliograph.Tape.Json;

/// <summary>A JSON text as its values by place, to name what differs.</summary>
static class JsonLeaves
{
    static readonly JsonReaderOptions s_reading = new() { MaxDepth = JsonPrinter.MaxDepth };

    public static bool TryRead(ReadOnlyMemory<byte> json, IReadOnlyList<JsonPath> ignored, out Dictionary<string, string> leaves)
    {
        leaves = new(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json.Span, s_reading);
            var place = new JsonPlace();
            while (reader.Read())
            {
                if (!place.Follow(ref reader)) continue;
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) place.Enter();
                else if (!ignored.Any(path => path.Matches(place)))
                    leaves[place.ToString()] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
            }
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
