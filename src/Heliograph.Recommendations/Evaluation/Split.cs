using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Evaluation;

/// <summary>What is learnt from, and what is kept back to test it on. Both are people × items.</summary>
/// <param name="Train">What is learnt from.</param>
/// <param name="Test">What is kept back.</param>
public sealed record Split(SparseMatrix Train, SparseMatrix Test)
{
    /// <summary>Keeps back a share of what each person has, at random; someone with one item keeps it.</summary>
    /// <param name="byPerson">People × items.</param>
    /// <param name="share">Above 0 and below 1; rounded for each person to at least one item, if they have two.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    public static Split AtRandom(SparseMatrix byPerson, double share, int seed) => Of(byPerson, share, (_, items) =>
    {
        int[] order = items.ToArray();
        new Random(HashCode(seed, order)).Shuffle(order);
        return order;
    });

    /// <summary>Keeps back what each person joined last.</summary>
    /// <param name="joins">Who joined what when, in any order; of a pair that comes twice the first time counts.</param>
    /// <param name="personCount">How many people there are.</param>
    /// <param name="itemCount">How many items there are.</param>
    /// <param name="share">Above 0 and below 1.</param>
    public static Split ByTime(IEnumerable<(int Person, int Item, long Time)> joins, int personCount, int itemCount, double share)
    {
        var times = new Dictionary<(int Person, int Item), long>();
        foreach (var (person, item, time) in joins)
            times[(person, item)] = times.TryGetValue((person, item), out long earlier) ? Math.Min(earlier, time) : time;
        var byPerson = SparseMatrix.FromPairs(personCount, itemCount, times.Keys);
        return Of(byPerson, share, (person, items) => [.. items.ToArray().OrderBy(item => times[(person, item)])]);
    }

    delegate int[] Order(int person, ReadOnlySpan<int> items);

    static Split Of(SparseMatrix byPerson, double share, Order order)
    {
        ArgumentNullException.ThrowIfNull(byPerson);
        if (share is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, null);
        var (train, test) = (new SparseMatrixBuilder(), new SparseMatrixBuilder());
        for (int person = 0; person < byPerson.RowCount; person++)
        {
            int[] items = order(person, byPerson[person]);
            int kept = items.Length < 2 ? items.Length : items.Length - Math.Clamp((int)Math.Round(share * items.Length), 1, items.Length - 1);
            for (int i = 0; i < items.Length; i++) (i < kept ? train : test).Add(person, items[i]);
        }
        return new(train.Build(byPerson.RowCount, byPerson.ColumnCount), test.Build(byPerson.RowCount, byPerson.ColumnCount));
    }

    // Not by the person's number: people in another order are split alike.
    static int HashCode(int seed, int[] items)
    {
        uint hash = (uint)seed * 2_654_435_761;
        foreach (int item in items) hash = (hash ^ (uint)item) * 16_777_619;
        return (int)(hash ^ hash >> 15);
    }
}
