using System.Buffers.Binary;

namespace Heliograph.Traffic.Inference;

/// <summary>Names in UTF-8 by their bytes.</summary>
sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Comparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)(Hash(alternate) >> 32);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <summary>The same number on every machine and in every run.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;
        ulong hash = (ulong)bytes.Length * First;
        for (; bytes.Length >= 8; bytes = bytes[8..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        ulong rest = 0;
        for (int i = 0; i < bytes.Length; i++) rest |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ rest ^ Second);

        static ulong Mix(ulong value)
        {
            value *= Second;
            value ^= value >> 32;
            value *= First;
            return value ^ value >> 29;
        }
    }
}
