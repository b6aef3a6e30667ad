using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Recommendations.Tuning;

/// <summary>The shipped default: RP3β, TF-IDF neighbours and, where the catalogue allows, EASE, fused. Hyperparameters and
/// weights are chosen on cuts inside the training data; then everything is fitted to the whole of it.</summary>
public static class Automatic
{
    static readonly double[] s_alphas = [0.25, 0.5, 0.75, 1, 1.25];
    static readonly double[] s_betas = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
    static readonly double[] s_shrinkages = [0, 3, 10, 30, 100];
    static readonly double[] s_regularisations = [5, 10, 20, 50, 100, 200, 500, 1000, 2000];
    static readonly double[] s_fewRegularisations = [30, 100, 300, 1000];
    static readonly float[] s_weights = [0, 0.25f, 0.5f, 1, 2, 4];

    // Settles what neighbours leave equal: of two groups that share nothing with a person, the larger comes first.
    const float PopularityWeight = 0.01f;

    /// <summary>Fits what was chosen to all of the training data.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Recommender Fit(Interactions interactions, FusionChoice choice, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(choice);
        List<(Recommender, float)> members = [(new Popularity(interactions), PopularityWeight)];
        if (choice.WalkWeight != 0) members.Add((Walk(interactions, choice.Alpha, choice.Beta, cancel), choice.WalkWeight));
        if (choice.TfIdfWeight != 0) members.Add((TfIdf(interactions, choice.Shrinkage, cancel), choice.TfIdfWeight));
        if (choice is { Regularisation: { } regularisation, EaseWeight: not 0 }) members.Add((Ease.Fit(interactions, regularisation, cancel), choice.EaseWeight));
        return new Fusion([.. members]);
    }

    /// <summary>Chooses hyperparameters and weights for a community.</summary>
    /// <param name="interactions">Training data, all of it.</param>
    /// <param name="options">What choosing may cost; null for the default.</param>
    /// <param name="progress">Is told the share that is done, roughly.</param>
    /// <param name="cancel">Stops within a step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FusionChoice Choose(
        Interactions interactions, TuningOptions? options = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        options ??= new();
        var cuts = Cut.Of(interactions.ByPerson, options);
        if (cuts.Sum(cut => cut.Tested.Length) < 20) return FusionChoice.Start;
        var choice = FusionChoice.Start;
        double Mean(Func<Cut, Recommender> fit) => cuts.Average(cut => cut.Worth(fit(cut), cancel));

        double WalkWorth(double alpha, double beta) => Mean(cut => Walk(cut.Train, alpha, beta, cancel));
        choice = choice with { Beta = HillClimb.Best(s_betas, choice.Beta, beta => WalkWorth(choice.Alpha, beta)) };
        progress?.Report(0.2);
        choice = choice with { Alpha = HillClimb.Best(s_alphas, choice.Alpha, alpha => WalkWorth(alpha, choice.Beta)) };
        progress?.Report(0.35);
        choice = choice with { Shrinkage = HillClimb.Best(s_shrinkages, choice.Shrinkage, shrinkage => Mean(cut => TfIdf(cut.Train, shrinkage, cancel))) };
        progress?.Report(0.5);
        if (interactions.ItemCount <= options.MaxEaseItems)
        {
            // One cut of a large catalogue is dear enough.
            bool isLarge = interactions.ItemCount > 1500;
            var few = isLarge ? cuts[..1] : cuts;
            choice = choice with
            {
                Regularisation = HillClimb.Best(isLarge ? s_fewRegularisations : s_regularisations, 100, regularisation =>
                    few.Average(cut => cut.Worth(Ease.Fit(cut.Train, regularisation, cancel), cancel))),
            };
            if (isLarge) cuts = few;
        }
        progress?.Report(0.8);
        choice = Weigh(cuts, choice, cancel);
        progress?.Report(1);
        return choice;
    }

    static FusionChoice Weigh(Cut[] cuts, FusionChoice choice, CancellationToken cancel)
    {
        var candidates = cuts.Select(cut => new Candidates(cut, Members(cut.Train, choice, cancel), cancel)).ToArray();
        var best = (Worth: double.NegativeInfinity, TfIdf: 0f, Ease: 0f);
        foreach (float tfIdf in s_weights)
            foreach (float ease in choice.Regularisation is null ? [0] : s_weights)
            {
                cancel.ThrowIfCancellationRequested();
                double worth = candidates.Average(c => c.Worth(choice.Regularisation is null ? [1, tfIdf] : [1, tfIdf, ease]));
                if (worth > best.Worth) best = (worth, tfIdf, ease);
            }
        return choice with { TfIdfWeight = best.TfIdf, EaseWeight = best.Ease };
    }

    static Recommender[] Members(Interactions train, FusionChoice choice, CancellationToken cancel)
    {
        Recommender[] members = [Walk(train, choice.Alpha, choice.Beta, cancel), TfIdf(train, choice.Shrinkage, cancel)];
        return choice.Regularisation is { } regularisation ? [.. members, Ease.Fit(train, regularisation, cancel)] : members;
    }

    static ItemBased Walk(Interactions train, double alpha, double beta, CancellationToken cancel) =>
        Neighbours(train, new() { Similarity = Similarity.Walk, Alpha = alpha, Beta = beta }, cancel);

    static ItemBased TfIdf(Interactions train, double shrinkage, CancellationToken cancel) =>
        Neighbours(train, new() { Similarity = Similarity.TfIdf, Shrinkage = shrinkage }, cancel);

    // Longer lists are a little better; those of a large catalogue have to fit into memory.
    static ItemBased Neighbours(Interactions train, NeighbourOptions options, CancellationToken cancel) =>
        new(new AllPairs(train.ByItem, options with { Count = train.ItemCount <= 20_000 ? 500 : 100 }).Run(cancel: cancel));
}
