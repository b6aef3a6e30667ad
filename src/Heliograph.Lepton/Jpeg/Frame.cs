namespace Heliograph.Lepton.Jpeg;

/// <summary>One component of a picture.</summary>
/// <param name="Id">The number by which scans refer to it.</param>
/// <param name="Horizontal">Horizontal sampling factor, 1 or 2.</param>
/// <param name="Vertical">Vertical sampling factor, 1 or 2.</param>
/// <param name="QuantiserTable">Number of its quantisation table, 0 to 3.</param>
sealed record FrameComponent(byte Id, int Horizontal, int Vertical, int QuantiserTable)
{
    /// <summary>Blocks in a row of the grid that is padded to whole MCUs.</summary>
    public int BlocksWide { get; init; }

    /// <summary>Rows of the grid that is padded to whole MCUs.</summary>
    public int BlocksHigh { get; init; }

    /// <summary>Blocks in a row of a scan that holds this component alone.</summary>
    public int ScanBlocksWide { get; init; }

    /// <summary>Rows of blocks of a scan that holds this component alone.</summary>
    public int ScanBlocksHigh { get; init; }

    public long Blocks => (long)BlocksWide * BlocksHigh;
}

/// <summary>The picture's size and components (ITU-T T.81, B.2.2 and A.2).</summary>
sealed class Frame
{
    public Frame(bool isProgressive, int width, int height, IReadOnlyList<FrameComponent> components)
    {
        IsProgressive = isProgressive;
        int horizontal = components.Max(c => c.Horizontal), vertical = components.Max(c => c.Vertical);
        (Width, Height) = (width, height);
        McusWide = DivideUp(width, 8 * horizontal);
        McusHigh = DivideUp(height, 8 * vertical);
        Components = [.. components.Select(c => c with
        {
            BlocksWide = McusWide * c.Horizontal,
            BlocksHigh = McusHigh * c.Vertical,
            ScanBlocksWide = DivideUp(width * c.Horizontal, 8 * horizontal),
            ScanBlocksHigh = DivideUp(height * c.Vertical, 8 * vertical),
        })];
    }

    public bool IsProgressive { get; }

    public int Width { get; }

    public int Height { get; }

    public int McusWide { get; }

    public int McusHigh { get; }

    public FrameComponent[] Components { get; }

    public long Blocks => Components.Sum(c => c.Blocks);

    static int DivideUp(int value, int by) => (value + by - 1) / by;
}
