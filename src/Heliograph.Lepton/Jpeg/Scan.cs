namespace Heliograph.Lepton.Jpeg;

/// <summary>A component's part in a scan.</summary>
/// <param name="Index">Its place in the frame.</param>
/// <param name="Component">What the frame says of it.</param>
/// <param name="Dc">Table for DC differences; null where none was defined.</param>
/// <param name="Ac">Table for AC coefficients; null where none was defined.</param>
readonly record struct ScanComponent(int Index, FrameComponent Component, HuffmanTable? Dc, HuffmanTable? Ac);

/// <summary>A scan's header with the tables and the restart interval in force at its start (ITU-T T.81, B.2.3).</summary>
sealed record Scan(Frame Frame, ScanComponent[] Components, int SpectralStart, int SpectralEnd, int High, int Low, int RestartInterval)
{
    /// <summary>A scan of one component has a block for an MCU and leaves out the padding (T.81, A.2.2).</summary>
    public bool IsInterleaved => Components.Length > 1;

    public int McusWide => IsInterleaved ? Frame.McusWide : Components[0].Component.ScanBlocksWide;

    public int McusHigh => IsInterleaved ? Frame.McusHigh : Components[0].Component.ScanBlocksHigh;

    public bool IsProgressive => Frame.IsProgressive;

    /// <summary>Whether the scan carries the whole picture by itself.</summary>
    public bool IsWholePicture => !IsProgressive && Components.Length == Frame.Components.Length;

    /// <summary>The scan's rows of MCUs that lie in a row of MCUs of the frame: as many for a component that stands alone as it has rows of blocks there.</summary>
    public int RowsPerFrameRow => IsInterleaved ? 1 : Components[0].Component.Vertical;

    public int RowsEnd(int frameRow) => Math.Min((frameRow + 1) * RowsPerFrameRow, McusHigh);
}
