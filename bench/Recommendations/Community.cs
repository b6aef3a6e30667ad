using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Bench;

/// <summary>A seeded community: how many groups a person joins is Pareto 1.6 capped at 2,000; each has 1 to 4 topics; 70 % of
/// joins are of a group of a topic, 30 % of any; within a topic, and over all, popularity falls as rank to the power of −0.75.</summary>
static class Community
{
    const double Shape = 1.6;
    const int Cap = 2000;
    const double Decay = 0.75;

    /// <param name="people">How many people there are.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="draws">Groups drawn by all people together; about five in six are joins, the others were drawn before.</param>
    /// <returns>Groups × people.</returns>
    public static SparseMatrix Create(int people, int groups, double draws)
    {
        var random = new Random(7);
        int topics = (int)Math.Sqrt(groups);
        var everywhere = new Popularity(groups);
        // A group of rank r is of topic r mod topics: each topic has large groups and small ones.
        var within = new Popularity(groups / topics);
        double least = draws / people * (Shape - 1) / Shape;
        var builder = new SparseMatrixBuilder();
        var joined = new HashSet<int>();
        for (int person = 0; person < people; person++)
        {
            int wanted = (int)Math.Min(Cap, Math.Round(least * Math.Pow(1 - random.NextDouble(), -1 / Shape)));
            int[] chosen = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(topics))];
            joined.Clear();
            // Joining again what one has joined is no join: the largest topics hold only so much.
            for (int tries = 0; tries < wanted; tries++)
                joined.Add(random.NextDouble() < 0.7
                    ? within.Draw(random) * topics + chosen[random.Next(chosen.Length)]
                    : everywhere.Draw(random));
            foreach (int group in joined) builder.Add(group, person);
        }
        return builder.Build(groups, people);
    }

    sealed class Popularity
    {
        readonly double[] _sums;

        public Popularity(int count)
        {
            _sums = new double[count];
            double sum = 0;
            for (int rank = 0; rank < count; rank++) _sums[rank] = sum += Math.Pow(rank + 1, -Decay);
        }

        public int Draw(Random random)
        {
            int at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
            return Math.Min(at < 0 ? ~at : at, _sums.Length - 1);
        }
    }
}
