using System.Collections.Concurrent;

namespace Heliograph.Tape.Matching;

/// <summary>Remembers the digests of the requests that come again and again: looking one up takes a tenth of the time of hashing it.</summary>
static class KnownKeys
{
    const int Most = 4096, LongestKnown = 1024;

    static readonly ConcurrentDictionary<byte[], string> s_keys = new(new ByteComparer());
    static readonly ConcurrentDictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> s_bySpan = s_keys.GetAlternateLookup<ReadOnlySpan<byte>>();
    static int s_count;

    public static string Of(ReadOnlySpan<byte> parts)
    {
        if (s_bySpan.TryGetValue(parts, out string? key)) return key;
        key = RequestKey.Hex(parts);
        if (parts.Length <= LongestKnown && Volatile.Read(ref s_count) < Most && s_keys.TryAdd(parts.ToArray(), key)) Interlocked.Increment(ref s_count);
        return key;
    }

    sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public bool Equals(ReadOnlySpan<byte> bytes, byte[] other) => bytes.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> bytes)
        {
            var hash = new HashCode();
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
    }
}
