using System.Text.Json;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Format;

/// <summary>Shows a body on a tape in the form that people read best and that gives its bytes back.</summary>
sealed class BodyWriter(Utf8JsonWriter writer, SideFiles side)
{
    /// <summary>More than these bytes stand in a file beside the tape.</summary>
    public const int LargestText = 1 << 20, LargestBase64 = 4 << 10;

    const int Base64Line = 76;

    /// <param name="body">The bytes as sent.</param>
    /// <param name="headers">What says their type and coding.</param>
    /// <param name="depth">The level at which the body's object stands.</param>
    public void Write(TapeBody body, IReadOnlyList<Header> headers, int depth)
    {
        if (body is FileBody file)
        {
            writer.WriteStartObject("body");
            writer.WriteString("file", side.Keep(file, Extension(headers)));
            writer.WriteEndObject();
            return;
        }
        if (!body.TryGetMemory(out var bytes)) throw new InvalidOperationException("A body is still arriving.");
        if (bytes.IsEmpty) return;

        writer.WriteStartObject("body");
        if (!TryWriteDecoded(bytes, headers, depth) && !TryWriteReadable(bytes.Span, headers, depth)) WriteBytes(bytes.Span, Extension(headers));
        writer.WriteEndObject();
    }

    bool TryWriteDecoded(ReadOnlyMemory<byte> bytes, IReadOnlyList<Header> headers, int depth)
    {
        if (ContentCoding.Of(headers) is not { } coding || !ContentCoding.TryDecode(coding, bytes, out var decoded)) return false;
        if (!TryWriteReadable(decoded.Span, headers, depth)) return false;
        writer.WriteString("coding", coding);
        // Encoders differ: only the bytes themselves come back exactly.
        writer.WriteStartObject("original");
        WriteBytes(bytes.Span, Extension(headers));
        writer.WriteEndObject();
        return true;
    }

    bool TryWriteReadable(ReadOnlySpan<byte> bytes, IReadOnlyList<Header> headers, int depth)
    {
        if (bytes.Length > LargestText) return false;
        string type = headers.MediaType();
        bool json = MediaTypes.IsJson(type) || bytes is [(byte)'{' or (byte)'[', ..];
        if (json && JsonPrinter.TryPrint(bytes, JsonStyle.Pretty, out byte[] pretty, depth + 1)) WriteJson(bytes, pretty, ContentCoding.Of(headers) is null);
        else if (ShownText.TryRead(bytes, headers.First("Content-Type") ?? "", out string text, out string? charset)) WriteText(text, charset);
        else return false;
        return true;
    }

    void WriteJson(ReadOnlySpan<byte> bytes, byte[] pretty, bool keepOriginal)
    {
        writer.WritePropertyName("json");
        writer.WriteRawValue(pretty, skipInputValidation: true);
        var style = JsonStyle.Guess(bytes);
        if (JsonPrinter.TryPrint(bytes, style, out byte[] printed) && bytes.SequenceEqual(printed)) WriteStyle(style);
        else if (keepOriginal)
        {
            writer.WriteStartObject("original");
            WriteText(System.Text.Encoding.UTF8.GetString(bytes), null);
            writer.WriteEndObject();
        }
    }

    void WriteStyle(JsonStyle style)
    {
        if (style == JsonStyle.Compact) return;
        writer.WriteStartObject("style");
        if (style.NewLine.Length > 0) writer.WriteString("newLine", style.NewLine);
        if (style.Indent.Length > 0) writer.WriteString("indent", style.Indent);
        if (style.Colon != ":") writer.WriteString("colon", style.Colon);
        if (style.Comma != ",") writer.WriteString("comma", style.Comma);
        if (style.End.Length > 0) writer.WriteString("end", style.End);
        writer.WriteEndObject();
    }

    void WriteText(string text, string? charset)
    {
        if (text.IndexOf('\n', StringComparison.Ordinal) is var line && (line < 0 || line == text.Length - 1))
        {
            writer.WriteString("text", text);
        }
        else
        {
            writer.WriteStartArray("text");
            foreach (string part in ShownText.Lines(text)) writer.WriteStringValue(part);
            writer.WriteEndArray();
        }
        if (charset is not null) writer.WriteString("charset", charset);
    }

    void WriteBytes(ReadOnlySpan<byte> bytes, string extension)
    {
        if (bytes.Length > LargestBase64)
        {
            writer.WriteString("file", side.Keep(bytes, extension));
            return;
        }
        string base64 = Convert.ToBase64String(bytes);
        writer.WriteStartArray("base64");
        for (int at = 0; at < base64.Length; at += Base64Line) writer.WriteStringValue(base64.AsSpan(at, Math.Min(Base64Line, base64.Length - at)));
        writer.WriteEndArray();
    }

    static string Extension(IReadOnlyList<Header> headers) => MediaTypes.Extension(headers.MediaType()) + ContentCoding.Of(headers) switch
    {
        "gzip" => ".gz",
        "br" => ".br",
        "deflate" => ".zz",
        _ => "",
    };
}
