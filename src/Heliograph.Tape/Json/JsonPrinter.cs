using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Heliograph.Tape.Json;

/// <summary>Prints a JSON text in another style; every token stays as it was written, to the digit and the escape.</summary>
static class JsonPrinter
{
    /// <summary>Deeper texts are shown as text.</summary>
    public const int MaxDepth = 256;

    static readonly JsonReaderOptions s_reading = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Comments and trailing commas of a tape edited by hand are dropped.</summary>
    public static JsonReaderOptions Lenient { get; } = new() { MaxDepth = MaxDepth + 8, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static bool TryPrint(ReadOnlySpan<byte> json, JsonStyle style, out byte[] printed, int depth = 0)
    {
        printed = [];
        if (!System.Text.Unicode.Utf8.IsValid(json)) return false;
        try
        {
            printed = Print(json, style, depth, s_reading);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <param name="json">One JSON value.</param>
    /// <param name="style">How to print it.</param>
    /// <param name="depth">The levels that the value already lies below.</param>
    /// <param name="reading">How to read it.</param>
    /// <exception cref="JsonException">It is not valid.</exception>
    public static byte[] Print(ReadOnlySpan<byte> json, JsonStyle style, int depth, JsonReaderOptions reading)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        var reader = new Utf8JsonReader(json, reading);
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            bool closes = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (closes) depth--;
            if (previous is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                if (!closes) Break(output, style, depth);
            }
            else if (closes)
            {
                Break(output, style, depth);
            }
            else if (previous is not (JsonTokenType.None or JsonTokenType.PropertyName))
            {
                Write(output, style.NewLine.Length > 0 ? "," : style.Comma);
                Break(output, style, depth);
            }

            WriteToken(output, ref reader, style);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) depth++;
            previous = reader.TokenType;
        }
        Write(output, style.End);
        return output.WrittenSpan.ToArray();
    }

    static void WriteToken(ArrayBufferWriter<byte> output, ref Utf8JsonReader reader, JsonStyle style)
    {
        bool quoted = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        if (quoted) output.Write("\""u8);
        output.Write(reader.ValueSpan);
        if (quoted) output.Write("\""u8);
        if (reader.TokenType == JsonTokenType.PropertyName) Write(output, style.Colon);
    }

    static void Break(ArrayBufferWriter<byte> output, JsonStyle style, int depth)
    {
        if (style.NewLine.Length == 0) return;
        Write(output, style.NewLine);
        for (int i = 0; i < depth; i++) Write(output, style.Indent);
    }

    static void Write(ArrayBufferWriter<byte> output, string text) => output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(3 * text.Length)));
}
