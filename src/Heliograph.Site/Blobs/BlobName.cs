using System.Buffers;

namespace Heliograph.Site.Blobs;

/// <summary>The SHA-256 of an original as it names files and rows: 64 lower-case hex digits.</summary>
static class BlobName
{
    const int Length = 64;

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(string name) => name.Length == Length && !name.AsSpan().ContainsAnyExcept(Digits);
}
