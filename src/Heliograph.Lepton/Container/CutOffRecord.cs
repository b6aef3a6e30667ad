namespace Heliograph.Lepton.Container;

/// <summary>How far the scans of a file go that is cut off.</summary>
/// <param name="HighestComponent">Highest component that a scan names.</param>
/// <param name="HighestBand">Highest end of a scan's band.</param>
/// <param name="HighestBit">Highest bit position that a scan codes.</param>
/// <param name="LastBlocks">The last block begun of each component, by its place in the padded grid, shape [4].</param>
sealed record CutOffRecord(uint HighestComponent, uint HighestBand, uint HighestBit, uint[] LastBlocks)
{
    public IEnumerable<uint> Numbers => [HighestComponent, HighestBand, HighestBit, .. LastBlocks];

    public static CutOffRecord From(uint[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3..]);
}
