using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Secrets;

/// <summary>Replaces secret values in a JSON text; every other byte stays.</summary>
static class ScrubbedJson
{
    static readonly JsonReaderOptions s_reading = new() { MaxDepth = JsonPrinter.MaxDepth };

    /// <returns>False where the text is not JSON that can be understood; then it has to be taken as text.</returns>
    public static bool TryScrub(ReadOnlySpan<byte> json, SecretRules rules, Sighting seen, out byte[]? scrubbed)
    {
        scrubbed = null;
        try
        {
            var reader = new Utf8JsonReader(json, s_reading);
            var place = new JsonPlace();
            ArrayBufferWriter<byte>? output = null;
            int copied = 0, secretDepth = int.MaxValue;
            while (reader.Read())
            {
                bool isValue = place.Follow(ref reader);
                if (reader.TokenType == JsonTokenType.PropertyName) continue;
                if (!isValue)
                {
                    if (reader.CurrentDepth <= secretDepth) secretDepth = int.MaxValue;
                    continue;
                }
                bool secret = secretDepth < int.MaxValue || IsSecret(place, rules);
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    if (secret && secretDepth == int.MaxValue) secretDepth = reader.CurrentDepth;
                    place.Enter();
                }
                else if (Replacement(ref reader, secret, rules, seen) is { } replacement)
                {
                    output ??= new ArrayBufferWriter<byte>(json.Length + 64);
                    int start = (int)reader.TokenStartIndex;
                    output.Write(json[copied..start]);
                    output.Write(replacement);
                    copied = (int)reader.BytesConsumed;
                }
            }
            if (output is null) return true;
            output.Write(json[copied..]);
            scrubbed = output.WrittenSpan.ToArray();
            return true;
        }
        // A lone surrogate is valid JSON that no text can hold.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    static bool IsSecret(JsonPlace place, SecretRules rules)
    {
        if (!place.Steps.IsEmpty && place.Steps[^1].Name is { } name && rules.IsSecret(name)) return true;
        foreach (var path in rules.ParsedPaths)
            if (path.Matches(place)) return true;
        return false;
    }

    static byte[]? Replacement(ref Utf8JsonReader reader, bool secret, SecretRules rules, Sighting seen)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            string digits = Encoding.ASCII.GetString(reader.ValueSpan);
            if (!secret || ScrubbedForm.IsHarmless(digits)) return null;
            seen.Add(digits);
            return "0"u8.ToArray();
        }
        if (reader.TokenType != JsonTokenType.String) return null;
        string value = reader.GetString()!;
        string replaced = value;
        if (!secret) replaced = ScrubbedText.Scrub(value, rules, seen);
        else if (!ScrubbedForm.IsHarmless(value))
        {
            seen.Add(value);
            replaced = Scrubber.Mark;
        }
        return replaced == value ? null : Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(replaced)}\"");
    }
}
