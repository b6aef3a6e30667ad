using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Recommendations.Tuning;

/// <summary>What each of several recommenders makes of the best that any of them finds, kept so that many weights can be tried.</summary>
sealed class Candidates
{
    const int PerMember = 60;

    readonly Cut _cut;
    readonly (int[] Items, float[][] Scores)[] _people;

    public Candidates(Cut cut, Recommender[] members, CancellationToken cancel)
    {
        _cut = cut;
        _people = new (int[], float[][])[cut.Tested.Length];
        Parallel.For(0, _people.Length, new ParallelOptions { CancellationToken = cancel }, i => _people[i] = Gather(members, cut.Train.ByPerson[cut.Tested[i]]));
    }

    static (int[] Items, float[][] Scores) Gather(Recommender[] members, ReadOnlySpan<int> joined)
    {
        var taste = new Taste(joined);
        float[][] all = new float[members.Length][];
        var union = new SortedSet<int>();
        for (int member = 0; member < members.Length; member++)
        {
            all[member] = new float[members[member].ItemCount];
            members[member].Score(taste, all[member]);
            Fusion.Standardise(taste, all[member]);
            foreach (var scored in Ranking.Top([.. all[member]], taste, PerMember)) union.Add(scored.Item);
        }
        int[] items = [.. union];
        return (items, [.. all.Select(scores => Array.ConvertAll(items, item => scores[item]))]);
    }

    /// <param name="weights">One a member.</param>
    public double Worth(ReadOnlySpan<float> weights)
    {
        int[][] lists = new int[_people.Length][];
        for (int person = 0; person < lists.Length; person++)
        {
            var (items, scores) = _people[person];
            float[] sums = new float[items.Length];
            for (int member = 0; member < weights.Length; member++)
                for (int i = 0; i < sums.Length; i++) sums[i] += weights[member] * scores[member][i];
            lists[person] = [.. Ranking.Top(sums, default, 20).Select(scored => items[scored.Item])];
        }
        return _cut.Worth(lists);
    }
}
