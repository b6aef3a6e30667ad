using System.Buffers;
using System.Text;

namespace Heliograph.Tape.Matching;

/// <summary>A body by its meaning where its kind is known, else by its bytes.</summary>
static class CanonicalBody
{
    // Canonical forms take several times the memory; larger bodies count by their bytes.
    public const int LargestByMeaning = 8 << 20;

    public static void Add(ArrayBufferWriter<byte> parts, ReadOnlyMemory<byte> body, IReadOnlyList<Header> headers, RequestMatching matching)
    {
        string type = headers.MediaType();
        if (headers.First("Content-Encoding") is not null)
            RequestKey.Add(parts, body.Span);
        else if (MediaTypes.IsForm(type))
            CanonicalQuery.Add(parts, Encoding.Latin1.GetString(body.Span), matching.IgnoreBody);
        else if ((MediaTypes.IsJson(type) || LooksLikeJson(body.Span)) && CanonicalJson.TryWrite(body, matching.IgnoredPaths, out byte[] canonical))
            RequestKey.Add(parts, canonical);
        else if (MediaTypes.Boundary(headers) is { } boundary)
            // Clients draw a new boundary each time.
            RequestKey.Add(parts, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body.Span).Replace(boundary, "boundary", StringComparison.Ordinal)));
        else
            RequestKey.Add(parts, body.Span);
    }

    static bool LooksLikeJson(ReadOnlySpan<byte> body) => body[0] is (byte)'{' or (byte)'[';
}
