using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Tape.Matching;

/// <summary>The default key: a digest over the parts that count, each in a form that is the same for requests that mean the same.</summary>
static class RequestKey
{
    // Half a SHA-256: two requests of one folder don't share it.
    const int DigestBytes = 16;

    [ThreadStatic] static ArrayBufferWriter<byte>? t_parts;

    public static string Of(RecordedRequest request, RequestMatching matching)
    {
        byte[]? digest = null;
        // By length and not by where the body is: on tape it may stand in a file.
        ReadOnlyMemory<byte> body = default;
        if (request.Body.Length <= CanonicalBody.LargestByMeaning)
        {
            if (!request.Body.TryGetMemory(out body)) body = request.Body.ToArray();
        }
        else
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var piece in request.Body.Read()) hash.AppendData(piece.Span);
            digest = hash.GetHashAndReset();
        }

        var parts = t_parts ??= new ArrayBufferWriter<byte>(512);
        parts.ResetWrittenCount();
        Add(parts, request.Method);
        Add(parts, matching.IgnoreHost ? "" : request.Origin);
        Add(parts, request.Path);
        CanonicalQuery.Add(parts, request.Query, matching.IgnoreQuery);
        AddHeaders(parts, request.Headers, matching);
        if (digest is not null) Add(parts, digest);
        else if (!body.IsEmpty) CanonicalBody.Add(parts, body, request.Headers, matching);
        string key = KnownKeys.Of(parts.WrittenSpan);
        if (parts.Capacity > 64 << 10) t_parts = null;
        return key;
    }

    /// <summary>A digest of a text that may be anything.</summary>
    public static string Digest(string text) => Hex(Encoding.UTF8.GetBytes(text));

    /// <summary>A part with its length in front, so that no two lists of parts give the same bytes.</summary>
    public static void Add(ArrayBufferWriter<byte> parts, ReadOnlySpan<char> part)
    {
        var span = parts.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length));
        int length = Encoding.UTF8.GetBytes(part, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        parts.Advance(sizeof(int) + length);
    }

    public static void Add(ArrayBufferWriter<byte> parts, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(parts.GetSpan(sizeof(int)), part.Length);
        parts.Advance(sizeof(int));
        parts.Write(part);
    }

    static void AddHeaders(ArrayBufferWriter<byte> parts, IReadOnlyList<Header> headers, RequestMatching matching)
    {
        List<Header>? counted = null;
        for (int i = 0; i < headers.Count; i++)
            if (matching.CountsHeader(headers[i].Name)) (counted ??= []).Add(headers[i]);
        Add(parts, counted is null ? "0" : "1");
        if (counted is null) return;
        foreach (var header in counted.OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
        {
            Add(parts, header.Name.ToLowerInvariant());
            Add(parts, header.Value);
        }
    }

    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..DigestBytes]);
    }
}
