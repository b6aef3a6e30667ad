using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tuning;

/// <summary>Training data with a share kept back, to choose by. What a recommender is worth here is recall@20 + nDCG@10, and a
/// little for how much of the catalogue it shows.</summary>
sealed class Cut
{
    const double Share = 0.2;
    const double CoverageWorth = 0.05;
    const int MaxTested = 4000;

    readonly SparseMatrix _test;

    Cut(SparseMatrix byPerson, int seed)
    {
        var split = Split.AtRandom(byPerson, Share, seed);
        // Half of the people stay whole: what is learnt here is then more like what is learnt from everything.
        var random = new Random(seed);
        bool[] isCut = [.. Enumerable.Range(0, byPerson.RowCount).Select(_ => random.Next(2) == 0)];
        SparseMatrix Rows(Func<int, SparseMatrix?> source) => SparseMatrix.FromPairs(byPerson.RowCount, byPerson.ColumnCount,
            Enumerable.Range(0, byPerson.RowCount).SelectMany(person => source(person)?[person].ToArray().Select(item => (person, item)) ?? []));
        Train = new Interactions(Rows(person => isCut[person] ? split.Train : byPerson));
        _test = Rows(person => isCut[person] ? split.Test : null);
        Tested = [.. Enumerable.Range(0, byPerson.RowCount).Where(person => _test[person].Length > 0).Take(MaxTested)];
    }

    public Interactions Train { get; }

    /// <summary>People whom something was kept back of.</summary>
    public int[] Tested { get; }

    /// <summary>The fewer there is to choose by, the more often it is cut.</summary>
    public static Cut[] Of(SparseMatrix byPerson, TuningOptions options)
    {
        int count = byPerson.EntryCount switch { < 50_000 => 6, < 200_000 => 2, _ => 1 };
        return [.. Enumerable.Range(0, count).Select(i => new Cut(Sample(byPerson, options), options.Seed + i))];
    }

    public double Worth(Recommender recommender, CancellationToken cancel)
    {
        int[][] lists = new int[Tested.Length][];
        Parallel.For(0, lists.Length, new ParallelOptions { CancellationToken = cancel }, i =>
            lists[i] = [.. recommender.Top(new Taste(Train.ByPerson[Tested[i]]), 20).Select(scored => scored.Item)]);
        return Worth(lists);
    }

    /// <param name="lists">Of those tested.</param>
    public double Worth(int[][] lists)
    {
        if (lists.Length == 0) return 0;
        double sum = 0;
        for (int i = 0; i < lists.Length; i++)
        {
            var wanted = _test[Tested[i]];
            sum += RankingMetrics.Recall(lists[i], wanted, 20) + RankingMetrics.Ndcg(lists[i], wanted, 10);
        }
        return sum / lists.Length + CoverageWorth * Catalogue.Coverage(lists, Train);
    }

    static SparseMatrix Sample(SparseMatrix byPerson, TuningOptions options)
    {
        double share = (double)options.MaxTuningEntries / byPerson.EntryCount;
        if (share >= 1) return byPerson;
        var random = new Random(options.Seed);
        int[] people = [.. Enumerable.Range(0, byPerson.RowCount).Where(_ => random.NextDouble() < share)];
        return SparseMatrix.FromPairs(people.Length, byPerson.ColumnCount, people.SelectMany((person, row) => byPerson[person].ToArray().Select(item => (row, item))));
    }
}
