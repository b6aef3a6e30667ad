using System.Buffers.Binary;

namespace Heliograph.Site.Images.Headers;

/// <summary>Reads numbers and short runs of bytes from a file. Whoever asks past the end, or for too much, gets <see cref="MalformedHeaderException"/>.</summary>
sealed class HeaderReader(Stream stream, bool isBigEndian = true)
{
    /// <summary>The longest run of bytes given out at once.</summary>
    public const int LongestRun = 1 << 20;

    readonly byte[] scratch = new byte[8];

    public bool IsBigEndian { get; set; } = isBigEndian;
    public long Length { get; } = stream.Length;
    public long Position
    {
        get => stream.Position;
        set => stream.Position = value >= 0 && value <= Length ? value : throw new MalformedHeaderException();
    }

    public long Left => Length - Position;

    public byte Byte() => Fill(1)[0];

    public ushort UInt16()
    {
        var bytes = Fill(2);
        return IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public uint UInt32()
    {
        var bytes = Fill(4);
        return IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong UInt64()
    {
        var bytes = Fill(8);
        return IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Four letters, as ASCII.</summary>
    public string FourCharacters() => string.Create(4, Fill(4).ToArray(), (text, bytes) =>
    {
        for (int i = 0; i < 4; i++)
            text[i] = (char)bytes[i];
    });

    public void Skip(long bytes) => Position += bytes;

    public byte[] Bytes(long count)
    {
        if (count < 0 || count > LongestRun || count > Left)
            throw new MalformedHeaderException();
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    ReadOnlySpan<byte> Fill(int count)
    {
        if (Left < count)
            throw new MalformedHeaderException();
        stream.ReadExactly(scratch, 0, count);
        return scratch.AsSpan(0, count);
    }
}

/// <summary>The header is cut off or contradicts itself. Never leaves <see cref="Images"/>: there it becomes a refusal.</summary>
sealed class MalformedHeaderException() : Exception("The header is cut off or contradicts itself.");
