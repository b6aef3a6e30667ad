using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Container;

/// <summary>Where a picture is divided so that its parts can be coded side by side.</summary>
static class Segmentation
{
    /// <summary>Below so many bytes of scans there is one segment, below the next two, and below the last four: a fresh model costs bytes.</summary>
    static ReadOnlySpan<int> Steps => [125_000, 250_000, 500_000];

    /// <returns>The first row of MCUs of each segment.</returns>
    public static int[] FirstRows(JpegFile jpeg, int most)
    {
        int bytes = jpeg.DataEnd - jpeg.DataStart, rows = jpeg.Frame.McusHigh;
        int count = Math.Min(most, Math.Max(1, rows / 2));
        for (int i = 0; i < Steps.Length; i++)
            if (bytes < Steps[i]) count = Math.Min(count, 1 << i);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)rows * i / count))];
    }

    /// <summary>Records of the segments.</summary>
    /// <param name="jpeg">The picture.</param>
    /// <param name="firstRows">The first row of MCUs of each segment.</param>
    public static Handoff[] Handoffs(JpegFile jpeg, int[] firstRows)
    {
        int unit = jpeg.Frame.Components[0].Vertical;
        if (jpeg.Rows.Length == 0) return [.. firstRows.Select(row => new Handoff(row * unit, 0, 0, 0, default))];
        var handoffs = new Handoff[firstRows.Length];
        for (int i = 0; i < handoffs.Length; i++)
        {
            var start = jpeg.Rows[firstRows[i]];
            int end = i + 1 < firstRows.Length ? jpeg.Rows[firstRows[i + 1]].Position : jpeg.DataEnd;
            handoffs[i] = new Handoff(firstRows[i] * unit, (uint)(end - start.Position), start.Overhang, (byte)start.BitsTaken, start.Dc);
        }
        return handoffs;
    }
}
