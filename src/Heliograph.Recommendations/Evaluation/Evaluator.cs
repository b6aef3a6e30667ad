using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Evaluation;

/// <summary>Measures lists against what was kept back.</summary>
public static class Evaluator
{
    /// <summary>Makes everybody's list and measures it.</summary>
    /// <param name="recommender">Learnt from the training data alone.</param>
    /// <param name="train">What was learnt from.</param>
    /// <param name="test">What was kept back; people × items as in training.</param>
    /// <param name="options">What is measured.</param>
    /// <param name="progress">Is told the share of the people that are done.</param>
    /// <param name="cancel">Stops between people.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static EvaluationReport Evaluate(Recommender recommender, Interactions train, SparseMatrix test, EvaluationOptions options,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        int[][] lists = new int[train.PersonCount][];
        int done = 0;
        Parallel.For(0, lists.Length, new ParallelOptions { CancellationToken = cancel }, person =>
        {
            lists[person] = [.. recommender.Top(new Taste(train.ByPerson[person]), options.Length).Select(scored => scored.Item)];
            if (Interlocked.Increment(ref done) is var count && count % 256 == 0) progress?.Report((double)count / lists.Length);
        });
        return Evaluate(lists, train, test, options);
    }

    /// <summary>Measures lists that are there already.</summary>
    /// <param name="lists">Each person's list, best first; shape [people][at most Length].</param>
    /// <param name="train">What was learnt from.</param>
    /// <param name="test">What was kept back.</param>
    /// <param name="options">What is measured.</param>
    public static EvaluationReport Evaluate(IReadOnlyList<int[]> lists, Interactions train, SparseMatrix test, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(options);
        int[] tested = [.. Enumerable.Range(0, lists.Count).Where(person => test[person].Length > 0)];
        double[] recalls = [.. tested.Select(person => RankingMetrics.Recall(lists[person], test[person], options.Length))];
        double[] gains = [.. tested.Select(person => RankingMetrics.Ndcg(lists[person], test[person], options.NdcgLength))];
        return new(
            tested.Length,
            Estimate.Bootstrap(recalls, options.BootstrapSamples, options.Confidence, options.Seed),
            Estimate.Bootstrap(gains, options.BootstrapSamples, options.Confidence, options.Seed),
            Catalogue.Coverage(lists, train),
            Catalogue.Diversity(lists, train),
            Catalogue.PopularityBias(lists, train));
    }
}
