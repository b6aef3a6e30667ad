using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heliograph.Lepton.Model;

/// <summary>All branches of one segment in one aligned array; where each table begins in it. Colour tables stand twice: for the first component and for the others.</summary>
/// <remarks>Rows of branches that are walked together are padded to 16, half a cache line.</remarks>
sealed class Branches
{
    public const int Slots = 16;
    public const int PriorClasses = 12;
    public const int EdgeClasses = 11;
    public const int DcSpreads = 17;

    /// <summary>Number of inner coefficients: shape [9 contexts, 64 nodes].</summary>
    public const int InnerCount = 0;

    /// <summary>Bit length of an inner coefficient: [9 remaining, 49 positions, 12 priors, 16].</summary>
    public const int InnerLength = InnerCount + 9 * 64;

    /// <summary>Low bits of an inner coefficient: [9 remaining, 49 positions, 16].</summary>
    public const int InnerBits = InnerLength + 9 * 49 * PriorClasses * Slots;

    /// <summary>Number of coefficients of an edge: [2 edges, 8 ends, 8 inner counts, 8 nodes].</summary>
    public const int EdgeCount = InnerBits + 9 * 49 * Slots;

    /// <summary>Bit length of an edge coefficient: [7 remaining, 14 positions, 11 predictions, 16].</summary>
    public const int EdgeLength = EdgeCount + 2 * 8 * 8 * 8;

    /// <summary>Lowest bits of an edge coefficient: [7 remaining, 14 positions, 4].</summary>
    public const int EdgeNoise = EdgeLength + 7 * 14 * EdgeClasses * Slots;

    /// <summary>Bits of an edge coefficient above the noise: [256 predictions, 6 lengths, 128 bits so far].</summary>
    public const int EdgeThreshold = EdgeNoise + 7 * 14 * 4 + 8;

    /// <summary>Signs: [3 expectations, 16 classes].</summary>
    public const int Sign = EdgeThreshold + 256 * 6 * 128;

    /// <summary>Size of the tables of a colour.</summary>
    public const int Colour = Sign + 3 * Slots + 16;

    /// <summary>Bit length of a DC difference: [12 spreads, 17 disagreements, 16].</summary>
    public const int DcLength = 2 * Colour;

    /// <summary>Low bits of a DC difference: [12 spreads, 16].</summary>
    public const int DcBits = DcLength + 12 * DcSpreads * Slots;

    const int Size = DcBits + 12 * Slots;
    const int MostKept = 16;

    static readonly ConcurrentBag<Branches> s_pool = [];

    // Pinned, so that the alignment stays.
    readonly ushort[] _words = GC.AllocateUninitializedArray<ushort>(Size + 64, pinned: true);
    readonly int _start;

    unsafe Branches() => _start = (int)(64 - (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words)) % 64) / sizeof(ushort) % 32;

    /// <summary>Bytes that a model takes.</summary>
    public static int Bytes => (Size + 64) * sizeof(ushort);

    /// <summary>The branch at an index; those of its table follow.</summary>
    public ref ushort At(int index) => ref _words[_start + index];

    /// <summary>Fresh branches.</summary>
    public static Branches Rent()
    {
        if (!s_pool.TryTake(out var branches)) branches = new Branches();
        branches._words.AsSpan().Fill(Branch.Fresh);
        return branches;
    }

    public static void Return(Branches branches)
    {
        if (s_pool.Count < MostKept) s_pool.Add(branches);
    }
}
