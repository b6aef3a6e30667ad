using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Optimal;

/// <summary>Finds the row breaks of least total cost by dynamic programming from the last item to the first.</summary>
/// <remarks>
/// The least cost of the items from i on is the least, over the end j of the row that starts there, of that row's cost
/// and the least cost of the items from j on. Towards the front of an end j a row gets lower with every item it takes:
/// each adds to the summed ratio and takes spacing from the room, and rounding keeps the order. So once a row would be
/// too low every longer one that ends at j would be too, and the loop that stops there has seen every row that is allowed.
/// Whether a row is too low is decided by the height that it would be placed at, to the last bit.
/// </remarks>
readonly ref partial struct OptimalBreaks
{
    // Vectors read and write whole blocks of four, one of them before the first item.
    const int Front = 4;
    const int Slack = 8;

    // 2^-50
    const double Doubt = 1.0 / (1L << 50);

    readonly StrictRules _rules;
    readonly RowCost _cost;
    readonly ReadOnlySpan<double> _ratios;
    readonly Span<double> _sums, _best, _counts, _demands;

    /// <param name="ratios">Width / height of each item.</param>
    /// <param name="rules">The options.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/> elements.</param>
    public OptimalBreaks(ReadOnlySpan<double> ratios, in StrictRules rules, Span<double> scratch)
    {
        _ratios = ratios;
        _rules = rules;
        _cost = new(rules);
        int length = ratios.Length + Slack, column = Front + length;
        _sums = scratch.Slice(Front, length);
        _best = scratch.Slice(column + Front, length);
        _counts = scratch.Slice(2 * column + Front, length);
        _demands = scratch.Slice(3 * column, length);
        // No row starts before the first item: what is computed of them is no number, and never less.
        scratch[..Front].Fill(double.NaN);
    }

    public static int ScratchLength(int items) => 4 * (items + Slack) + 3 * Front;

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
        for (int start = length - 1; start >= 0 && Fits(start, length); start--)
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
            if (!Fits(end - 1, end)) OfferPanorama(end);
            for (int start = end - 1; start >= 0 && Fits(start, end); start--)
                Offer(start, end, _cost.OfFull(end - start, Demand(start, end - start)));
        }
    }

    /// <summary>Whether a row would be placed no lower than the lowest height.</summary>
    /// <remarks>A difference of prefix sums is off by at most 2^-53 of the last sum for each item between, and what is done
    /// with it by a few more; only where the answer lies within that, the row's ratios are added up as for its placement.</remarks>
    bool Fits(int start, int end)
    {
        int count = end - start;
        double room = _rules.RoomFor(count);
        double excess = _rules.Lowest * (_sums[end] - _sums[start]) - room;
        double doubt = _rules.Lowest * _sums[end] * count * Doubt;
        if (Math.Abs(excess) > doubt) return excess < 0;
        double sum = 0;
        foreach (double ratio in _ratios[start..end]) sum += ratio;
        return room / sum >= _rules.Lowest;
    }

    /// <summary>Offers a row of the one item before an end, which is too low for it.</summary>
    void OfferPanorama(int end) =>
        Offer(end - 1, end, _cost.OfPanorama(_ratios[end - 1] * _cost.DemandPerRatio(1)));

    void Offer(int start, int end, double rowCost)
    {
        double total = _best[end] + rowCost;
        if (!(total < _best[start])) return;
        _best[start] = total;
        _counts[start] = end - start;
    }

    double Demand(int start, int count) => (_sums[start + count] - _sums[start]) * _cost.DemandPerRatio(count);
}
