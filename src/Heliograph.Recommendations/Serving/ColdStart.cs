namespace Heliograph.Recommendations.Serving;

/// <summary>Trending beside curated for whom nothing is known of, giving way as the person acts: after a actions,
/// a / (a + warm) of a list is personal, and the rest half trending, half curated.</summary>
readonly struct ColdStart(int actions, int warmAfter)
{
    double PersonalShare => (double)actions / (actions + warmAfter);

    /// <summary>Places of a list that are personal at least, if there is so much that is.</summary>
    public int PersonalPlaces(int length) => (int)(PersonalShare * length);

    /// <summary>All candidates, each item once: every stretch from the start keeps the shares as far as there is something to keep them with.</summary>
    public IEnumerable<Candidate> Interleave(IEnumerable<Candidate> personal, IEnumerable<Candidate> trending, IEnumerable<Candidate> curated)
    {
        Queue<Candidate>[] sources = [new(personal), new(trending), new(curated)];
        double[] shares = [PersonalShare, (1 - PersonalShare) / 2, (1 - PersonalShare) / 2];
        double[] due = new double[sources.Length];
        var seen = new HashSet<int>();
        while (true)
        {
            foreach (var source in sources)
                while (source.TryPeek(out var candidate) && seen.Contains(candidate.Item)) source.Dequeue();

            // Whoever is owed most goes next; whoever has nothing left is passed over.
            int next = -1;
            for (int source = 0; source < due.Length; source++)
            {
                due[source] += shares[source];
                if (sources[source].Count > 0 && (next < 0 || due[source] > due[next] + 1e-9)) next = source;
            }
            if (next < 0) yield break;
            due[next]--;
            var taken = sources[next].Dequeue();
            seen.Add(taken.Item);
            yield return taken;
        }
    }
}
