namespace Heliograph.Lepton.Tests;

/// <summary>The smallest picture there is: one grey block of zeros, put together by hand.</summary>
static class TinyJpeg
{
    public static byte[] Bytes { get; } =
    [
        0xFF, 0xD8,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
        // A code of one bit for a difference of zero, and one for a block's end.
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0,
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0,
        0b00_111111,
        0xFF, 0xD9,
    ];
}
