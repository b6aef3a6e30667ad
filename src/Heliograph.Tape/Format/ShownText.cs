using System.Text;
using System.Text.Unicode;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Format;

/// <summary>Which bytes can be shown as text and come back exactly.</summary>
static class ShownText
{
    public const string Latin1 = "iso-8859-1";

    /// <param name="bytes">A body without content coding.</param>
    /// <param name="contentType">Its header, which may name a charset.</param>
    /// <param name="text">The bytes as text.</param>
    /// <param name="charset">Null: UTF-8.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, string contentType, out string text, out string? charset)
    {
        (text, charset) = ("", null);
        if (HasControls(bytes)) return false;
        if (Utf8.IsValid(bytes))
        {
            text = Encoding.UTF8.GetString(bytes);
            return true;
        }
        if (!contentType.Contains(Latin1, StringComparison.OrdinalIgnoreCase)) return false;
        (text, charset) = (Encoding.Latin1.GetString(bytes), Latin1);
        return true;
    }

    /// <summary>A body as text, decoded and with JSON indented; null where it is no text or large.</summary>
    public static string? Read(TapeBody body, IReadOnlyList<Header> headers)
    {
        if (body.Length > BodyWriter.LargestText) return null;
        ReadOnlyMemory<byte> bytes = body.ToArray();
        if (ContentCoding.Of(headers) is { } coding && !ContentCoding.TryDecode(coding, bytes, out bytes)) return null;
        if (bytes.Length > BodyWriter.LargestText) return null;
        bool json = MediaTypes.IsJson(headers.MediaType());
        if (json && JsonPrinter.TryPrint(bytes.Span, JsonStyle.Pretty, out byte[] pretty)) return Encoding.UTF8.GetString(pretty);
        return TryRead(bytes.Span, headers.First("Content-Type") ?? "", out string text, out _) ? text : null;
    }

    /// <summary>One string a line, each with its line end, so that a change of one line is a change of one line.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) is >= 0 and int at ? at + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }

    // Tab, line ends, form feed and escape are in honest texts.
    static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            if (b < 0x20 && b is not (0x09 or 0x0a or 0x0c or 0x0d or 0x1b)) return true;
        return false;
    }
}
