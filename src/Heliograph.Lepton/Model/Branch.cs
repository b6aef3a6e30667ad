using System.Runtime.CompilerServices;

namespace Heliograph.Lepton.Model;

/// <summary>An adaptive binary decision: how often it was no, in the high byte of a word, and how often yes, in the low one.</summary>
static class Branch
{
    public const ushort Fresh = 0x0101;

    /// <summary>Probability of a no in 256ths, 1 to 255, by a branch's word, shape [65536].</summary>
    public static byte[] Probabilities { get; } = CreateProbabilities();

    /// <summary>The word after one more yes or no where its count is full: the other count is halved, and the full one starts in the middle.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ushort Saturate(uint word, bool yes)
    {
        uint other = yes ? word >> 8 : word & 0xFF;
        if (other == 1) return (ushort)word;
        other = (other + 1) >> 1;
        return (ushort)(yes ? (other << 8) | 129 : (129 << 8) | other);
    }

    static byte[] CreateProbabilities()
    {
        var probabilities = new byte[1 << 16];
        for (int no = 1; no < 256; no++)
            for (int yes = 1; yes < 256; yes++)
                probabilities[(no << 8) | yes] = (byte)(256 * no / (no + yes));
        return probabilities;
    }
}
