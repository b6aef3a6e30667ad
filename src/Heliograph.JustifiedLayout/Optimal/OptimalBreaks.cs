namespace Heliograph.JustifiedLayout.Optimal;

/// <summary>Finds the row breaks of least total cost by dynamic programming from the first item to the last.</summary>
/// <remarks>
/// The least cost of the first j items is the least, over the last row's start i, of the least cost of the first i and
/// that row's cost. From an item i on, a row's demand grows with every item it takes: each adds to the summed ratio and
/// takes spacing from the room, and rounding keeps the order. So once a row of two or more would be too low, every
/// longer one from i would be too, and the loop that stops there has seen every row that is allowed.
/// </remarks>
readonly ref partial struct OptimalBreaks
{
    // Vectors read and write whole blocks of four.
    const int Slack = 8;

    readonly RowCost _cost;
    readonly ReadOnlySpan<double> _ratios;
    readonly Span<double> _sums, _best, _counts, _demands;

    /// <param name="ratios">Positive and finite, n of them.</param>
    /// <param name="cost">What rows cost.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/> elements.</param>
    public OptimalBreaks(ReadOnlySpan<double> ratios, in RowCost cost, Span<double> scratch)
    {
        _ratios = ratios;
        _cost = cost;
        int column = ratios.Length + Slack;
        _sums = scratch[..column];
        _best = scratch.Slice(column, column);
        _counts = scratch.Slice(2 * column, column);
        _demands = scratch.Slice(3 * column, column + Slack);
    }

    public static int ScratchLength(int items) => 4 * (items + Slack) + Slack;

    /// <summary>The least cost of the first so many items in filled rows.</summary>
    public ReadOnlySpan<double> Best => _best[..(_ratios.Length + 1)];

    /// <summary>How many items the last row has in the best layout of the first so many items.</summary>
    public ReadOnlySpan<double> Counts => _counts[..(_ratios.Length + 1)];

    /// <summary>Finds the best filled rows for every number of first items. Whether vectors are used makes no difference to the bits.</summary>
    public void Find(bool vectors)
    {
        AddUp();
        _best.Fill(double.PositiveInfinity);
        _best[0] = 0;
        if (vectors) OfferVectors();
        else OfferScalars();
    }

    /// <summary>Lets the last row stay unfinished where that costs less.</summary>
    /// <returns>How many items it has then; zero where every row is filled.</returns>
    public int LeaveUnfinished()
    {
        int end = _ratios.Length, widows = 0;
        for (int count = 1; count <= end; count++)
        {
            double demand = (_sums[end] - _sums[end - count]) * _cost.DemandPerRatio(count);
            if (!(demand < 1)) break;
            double total = _best[end - count] + RowCost.OfUnfinished(demand);
            if (!(total < _best[end])) continue;
            (_best[end], _counts[end], widows) = (total, count, count);
        }
        return widows;
    }

    /// <summary>Prefix sums. A panorama, which no other item can join in a row, counts for twice a row at most: enough to
    /// keep others out, and not enough to swallow the sums that follow.</summary>
    void AddUp()
    {
        double most = 2 * _cost.MostDemand / _cost.DemandPerRatio(1);
        double sum = 0;
        _sums[0] = 0;
        for (int i = 0; i < _ratios.Length; i++) _sums[i + 1] = sum += Math.Min(_ratios[i], most);
        _sums[(_ratios.Length + 1)..].Fill(double.PositiveInfinity);
    }

    void OfferScalars()
    {
        for (int start = 0; start < _ratios.Length; start++)
        {
            if (OfferPanorama(start)) continue;
            for (int count = 1; start + count <= _ratios.Length; count++)
            {
                double demand = (_sums[start + count] - _sums[start]) * _cost.DemandPerRatio(count);
                if (!(demand <= _cost.MostDemand)) break;
                Offer(start, count, _cost.OfFull(count, demand));
            }
        }
    }

    /// <returns>Whether the item is a panorama, which stands alone.</returns>
    bool OfferPanorama(int start)
    {
        double perRatio = _cost.DemandPerRatio(1);
        if ((_sums[start + 1] - _sums[start]) * perRatio <= _cost.MostDemand) return false;
        Offer(start, 1, _cost.OfPanorama(_ratios[start] * perRatio));
        return true;
    }

    void Offer(int start, int count, double rowCost)
    {
        double total = _best[start] + rowCost;
        if (!(total < _best[start + count])) return;
        _best[start + count] = total;
        _counts[start + count] = count;
    }
}
