using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Container;

/// <summary>Of each component the rows of one MCU and the row above them.</summary>
sealed class RowGrids(Frame frame) : IDisposable
{
    public BlockGrid[] Grids { get; } = [.. frame.Components.Select(c => new BlockGrid(c.BlocksWide, c.Vertical + 1))];

    public void Dispose()
    {
        foreach (var grid in Grids) grid.Dispose();
    }
}
