namespace Heliograph.Lepton.Jpeg;

/// <summary>All coefficients of a picture.</summary>
sealed class Picture(Frame frame) : IDisposable
{
    public BlockGrid[] Grids { get; } = [.. frame.Components.Select(c => new BlockGrid(c.BlocksWide, c.BlocksHigh))];

    public void Dispose()
    {
        foreach (var grid in Grids) grid.Dispose();
    }
}
