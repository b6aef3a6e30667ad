using System.Buffers;

namespace Heliograph.Lepton.Jpeg;

/// <summary>Quantised coefficients of a component's blocks: all rows, or the last few of them.</summary>
/// <param name="blocksWide">Blocks in a row.</param>
/// <param name="rows">Rows that are kept; row y takes the place of row y − rows.</param>
sealed class BlockGrid(int blocksWide, int rows) : IDisposable
{
    short[] _coefficients = ArrayPool<short>.Shared.Rent(checked(blocksWide * rows * 64));
    ulong[] _masks = ArrayPool<ulong>.Shared.Rent(blocksWide * rows);

    public int BlocksWide { get; } = blocksWide;

    public int Rows { get; } = rows;

    /// <summary>A row of blocks, each of shape [8, 8] in raster order: vertical frequency by horizontal.</summary>
    public Span<short> Row(int y) => _coefficients.AsSpan(y % Rows * BlocksWide * 64, BlocksWide * 64);

    public Span<short> Block(int x, int y) => _coefficients.AsSpan((y % Rows * BlocksWide + x) * 64, 64);

    /// <summary>Of each block of a row, which coefficients are not zero, by zigzag position from the lowest bit on.</summary>
    public Span<ulong> Masks(int y) => _masks.AsSpan(y % Rows * BlocksWide, BlocksWide);

    public void ClearRow(int y)
    {
        Row(y).Clear();
        Masks(y).Clear();
    }

    public void Clear() => _coefficients.AsSpan(0, BlocksWide * Rows * 64).Clear();

    public void Dispose()
    {
        if (_coefficients.Length > 0) ArrayPool<short>.Shared.Return(_coefficients);
        if (_masks.Length > 0) ArrayPool<ulong>.Shared.Return(_masks);
        (_coefficients, _masks) = ([], []);
    }

    /// <summary>Bytes that a number of blocks take.</summary>
    public static long Bytes(long blocks) => blocks * (64 * sizeof(short) + sizeof(ulong));
}
