namespace Heliograph.Recommendations.Neighbours;

/// <summary>Rows cut into blocks of about the same work. Depends on the matrix alone, never on the machine.</summary>
/// <param name="RowWork">Additions that each row takes, by new number.</param>
/// <param name="Starts">The first row of each block, and the end of the last; shape [blocks + 1].</param>
sealed record BlockPlan(long[] RowWork, int[] Starts)
{
    // About a twentieth of a second each, for a step of progress and of resuming.
    const long BlockWork = 10_000_000;
    const int BlockRows = 8192;

    public int Count => Starts.Length - 1;

    public static BlockPlan Of(SizeOrder order)
    {
        var starts = order.Features.Starts;
        long[] work = new long[order.Items.RowCount];
        List<int> blocks = [0];
        long inBlock = 0;
        for (int row = 0; row < work.Length; row++)
        {
            foreach (int feature in order.Items[row]) work[row] += starts[feature + 1] - starts[feature];
            inBlock += work[row];
            if (inBlock < BlockWork && row + 1 - blocks[^1] < BlockRows) continue;
            blocks.Add(row + 1);
            inBlock = 0;
        }
        if (blocks[^1] != work.Length) blocks.Add(work.Length);
        return new(work, [.. blocks]);
    }

    public long WorkOf(int block) => RowWork[Starts[block]..Starts[block + 1]].Sum();
}
