using System.Buffers.Binary;

namespace Heliograph.Lepton.Container;

/// <summary>Takes a header block apart, never past its end.</summary>
ref struct ItemReader(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _position;

    public readonly bool IsAtEnd => _position == _bytes.Length;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _position) throw Bad("An item of the header is longer than the header.");
        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    /// <summary>Takes the last two bytes once more, and those that follow.</summary>
    public ReadOnlySpan<byte> Retake(int count)
    {
        _position -= 2;
        return Take(count);
    }

    public uint TakeNumber() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> TakeCounted()
    {
        uint count = TakeNumber();
        return Take(count > int.MaxValue ? -1 : (int)count);
    }

    public uint[] TakeNumbers(int count)
    {
        if (count < 0 || count > _bytes.Length / 4) throw Bad("An item of the header is longer than the header.");
        var numbers = new uint[count];
        for (int i = 0; i < count; i++) numbers[i] = TakeNumber();
        return numbers;
    }

    public static LeptonException Unknown(ReadOnlySpan<byte> tag) => tag.SequenceEqual("PGR"u8) || tag.SequenceEqual("PGE"u8)
        ? new(LeptonFault.UnsupportedVersion, LeptonHeader.Size, "The JPEG file has bytes before it, a variant that is not read.")
        : Bad($"The header has an item {Convert.ToHexString(tag)}, which is not known.");

    static LeptonException Bad(string sentence) => new(LeptonFault.BadContainer, LeptonHeader.Size, sentence);
}
