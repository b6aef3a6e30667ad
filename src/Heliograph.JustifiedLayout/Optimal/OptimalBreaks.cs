namespace Heliograph.JustifiedLayout.Optimal;

/// <summary>Finds the row breaks of least total cost by dynamic programming from the last item to the first.</summary>
/// <remarks>
/// The least cost of the items from i on is the least, over the end j of the row that starts there, of that row's cost
/// and the least cost of the items from j on. Towards the front of an end j, a row's demand grows with every item it
/// takes: each adds to the summed ratio and takes spacing from the room, and rounding keeps the order. So once a row of
/// two or more would be too low, every longer one that ends at j would be too, and the loop that stops there has seen
/// every row that is allowed.
/// </remarks>
readonly ref partial struct OptimalBreaks
{
    // Vectors read and write whole blocks of four.
    const int Slack = 8;

    readonly RowCost _cost;
    readonly ReadOnlySpan<double> _ratios;
    readonly Span<double> _sums, _best, _counts, _demands;

    /// <param name="ratios">Width / height of each item.</param>
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
        _demands = scratch.Slice(3 * column, column);
    }

    public static int ScratchLength(int items) => 4 * (items + Slack);

    /// <summary>The least cost of the items from each one on.</summary>
    public ReadOnlySpan<double> Best => _best[.._ratios.Length];

    /// <summary>How many items the row that starts at each one has in the best layout of the items from there on.</summary>
    public ReadOnlySpan<double> Counts => _counts[.._ratios.Length];

    /// <summary>Finds the best rows from every item on. Whether vectors are used makes no difference to the bits.</summary>
    /// <param name="mayEndUnfinished">Whether the last row may be left unfinished.</param>
    /// <param name="vectors">Whether to use vectors.</param>
    /// <exception cref="InvalidAspectRatioException">An item is not a positive finite number.</exception>
    public void Find(bool mayEndUnfinished, bool vectors)
    {
        int length = _ratios.Length;
        AddUp();
        _best.Fill(double.PositiveInfinity);
        _best[length] = 0;
        if (mayEndUnfinished) LeaveUnfinished();
        if (vectors) OfferVectors();
        else OfferScalars();
    }

    /// <summary>Whether the row that takes all items from one on is left unfinished.</summary>
    public bool IsUnfinished(int start)
    {
        int count = _ratios.Length - start;
        double demand = Demand(start, count);
        return demand < 1 && RowCost.OfUnfinished(demand) < _cost.OfFull(count, demand);
    }

    /// <summary>Prefix sums. A panorama, which no other item can join in a row, counts for twice a row at most: enough to
    /// keep others out, and not enough to swallow the sums that follow.</summary>
    void AddUp()
    {
        double most = 2 * _cost.MostDemand / _cost.DemandPerRatio(1);
        double sum = 0;
        _sums[0] = 0;
        for (int i = 0; i < _ratios.Length; i++)
        {
            double ratio = _ratios[i];
            if (!(ratio > 0 && ratio <= double.MaxValue)) throw new InvalidAspectRatioException(i);
            _sums[i + 1] = sum += ratio < most ? ratio : most;
        }
        _sums[(_ratios.Length + 1)..].Fill(sum);
    }

    void LeaveUnfinished()
    {
        int length = _ratios.Length;
        for (int start = length - 1; start >= 0; start--)
        {
            double demand = Demand(start, length - start);
            if (!(demand < 1)) break;
            _best[start] = RowCost.OfUnfinished(demand);
            _counts[start] = length - start;
        }
    }

    void OfferScalars()
    {
        for (int end = _ratios.Length; end > 0; end--)
        {
            if (OfferPanorama(end)) continue;
            for (int start = end - 1; start >= 0; start--)
            {
                double demand = Demand(start, end - start);
                if (!(demand <= _cost.MostDemand)) break;
                Offer(start, end, _cost.OfFull(end - start, demand));
            }
        }
    }

    /// <returns>Whether the item before an end is a panorama, which stands alone.</returns>
    bool OfferPanorama(int end)
    {
        if (Demand(end - 1, 1) <= _cost.MostDemand) return false;
        Offer(end - 1, end, _cost.OfPanorama(_ratios[end - 1] * _cost.DemandPerRatio(1)));
        return true;
    }

    void Offer(int start, int end, double rowCost)
    {
        double total = _best[end] + rowCost;
        if (!(total < _best[start])) return;
        _best[start] = total;
        _counts[start] = end - start;
    }

    double Demand(int start, int count) => (_sums[start + count] - _sums[start]) * _cost.DemandPerRatio(count);
}
