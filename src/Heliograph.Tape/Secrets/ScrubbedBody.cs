using System.Text;
using System.Text.Unicode;
using Heliograph.Tape.Format;

namespace Heliograph.Tape.Secrets;

/// <summary>Bodies by what they are: JSON, form, multipart, other text; with gzip, deflate and br off and on again.</summary>
sealed class ScrubbedBody(SecretRules rules)
{
    public TapeBody Scrub(TapeBody body, IReadOnlyList<Header> headers, Sighting seen)
    {
        // What was too opaque to be held in memory stands in a file, and stays there.
        if (!body.TryGetMemory(out var bytes))
        {
            if (MediaTypes.IsOpaque(headers.MediaType()) || body.Length > ContentCoding.LargestDecoded) return body;
            bytes = body.ToArray();
        }
        if (bytes.IsEmpty) return body;
        string? coding = ContentCoding.Of(headers);
        var plain = bytes;
        if (coding is not null && !ContentCoding.TryDecode(coding, bytes, out plain)) return body;
        var scrubbed = Scrub(plain, headers, seen);
        if (scrubbed is null || scrubbed.AsSpan().SequenceEqual(plain.Span)) return body;
        return TapeBody.Of(coding is null ? scrubbed : ContentCoding.Encode(coding, scrubbed));
    }

    byte[]? Scrub(ReadOnlyMemory<byte> body, IReadOnlyList<Header> headers, Sighting seen)
    {
        string type = headers.MediaType();
        var span = body.Span;
        bool json = MediaTypes.IsJson(type) || span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
        if (json && ScrubbedJson.TryScrub(span, rules, seen, out byte[]? scrubbed)) return scrubbed;
        // In Latin-1 every byte is a character: whatever is not a secret stays.
        if (MediaTypes.Boundary(headers) is { } boundary)
            return Encoding.Latin1.GetBytes(ScrubbedMultipart.Scrub(Encoding.Latin1.GetString(span), boundary, rules, seen));
        if (!LooksLikeText(span, type)) return null;
        var encoding = Utf8.IsValid(span) ? Encoding.UTF8 : Encoding.Latin1;
        string text = encoding.GetString(span);
        if (MediaTypes.IsForm(type)) text = ScrubbedForm.Scrub(text, rules, seen);
        return encoding.GetBytes(ScrubbedText.Scrub(text, rules, seen));
    }

    static bool LooksLikeText(ReadOnlySpan<byte> body, string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || MediaTypes.IsForm(type) || (!body.Contains((byte)0) && Utf8.IsValid(body));
}
