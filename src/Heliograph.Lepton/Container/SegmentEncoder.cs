using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>Encodes a segment's rows of blocks, each component's last row first.</summary>
static class SegmentEncoder
{
    /// <param name="jpeg">The picture.</param>
    /// <param name="codedBlocks">How many blocks of each component are coded.</param>
    /// <param name="firstRow">The segment's first row of MCUs.</param>
    /// <param name="endRow">The row after its last.</param>
    /// <param name="cancel">Looked at between rows.</param>
    /// <returns>The segment's data, finished.</returns>
    /// <exception cref="LeptonException">A coefficient is too large.</exception>
    public static BoolEncoder Encode(JpegFile jpeg, long[] codedBlocks, int firstRow, int endRow, CancellationToken cancel)
    {
        var frame = jpeg.Frame;
        var models = frame.Components.Select((c, i) => new ComponentModel(i, c, jpeg.Quantisers(i), DifferenceWidths.Usual)).ToArray();
        var branches = Branches.Rent();
        var coder = new BoolEncoder();
        for (int row = firstRow; row < endRow; row++)
        {
            cancel.ThrowIfCancellationRequested();
            for (int c = models.Length - 1; c >= 0; c--)
            {
                var component = frame.Components[c];
                for (int y = row * component.Vertical; y < (row + 1) * component.Vertical; y++)
                {
                    int count = (int)Math.Clamp(codedBlocks[c] - (long)y * component.BlocksWide, 0, component.BlocksWide);
                    if (count == 0) continue;
                    bool hasAbove = y > firstRow * component.Vertical;
                    int failed = BlockEncoder.EncodeRow(coder, branches, models[c], jpeg.Grids[c], y, hasAbove, count);
                    if (failed >= 0) throw TooLarge(jpeg, row, component, failed, y);
                }
            }
        }
        Branches.Return(branches);
        coder.Finish();
        return coder;
    }

    static LeptonException TooLarge(JpegFile jpeg, int row, FrameComponent component, int x, int y) => new(
        LeptonFault.CoefficientOutOfRange,
        row < jpeg.Rows.Length ? jpeg.Rows[row].Position : jpeg.DataStart,
        $"Block {x}, {y} of component {component.Id} has a coefficient larger than the format can carry.");
}
