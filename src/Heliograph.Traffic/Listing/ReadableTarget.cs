using System.Text;

namespace Heliograph.Traffic.Listing;

/// <summary>Request targets as people read them: escapes taken off where that yields text, and left where it does not.</summary>
static class ReadableTarget
{
    public static string Of(ReadOnlySpan<byte> target)
    {
        if (!target.Contains((byte)'%')) return Text(target);
        byte[] plain = new byte[target.Length];
        int length = 0;
        for (int i = 0; i < target.Length; i++)
        {
            plain[length] = target[i];
            if (target[i] == '%' && i + 2 < target.Length && Hex(target[i + 1]) is var high and >= 0 && Hex(target[i + 2]) is var low and >= 0
                && high << 4 is var code && (code | low) is >= 0x20 and not 0x7F)
            {
                plain[length] = (byte)(code | low);
                i += 2;
            }
            length++;
        }
        // Escapes of other encodings than UTF-8 say more than what would replace them.
        return IsUtf8(plain.AsSpan(0, length)) ? Encoding.UTF8.GetString(plain, 0, length) : Text(target);
    }

    /// <summary>Bytes as text, whatever they are.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? (digit & 15) + (digit > (byte)'9' ? 9 : 0) : -1;
}
