using Heliograph.Recommendations;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Tuning;
// There is a namespace Heliograph.Similarity.
using Measure = Heliograph.Recommendations.Neighbours.Similarity;

namespace Heliograph.Cli.Recommend;

/// <summary>Recommenders by the names that the command line knows them by.</summary>
static class Algorithms
{
    public const string Default = "auto";

    static readonly Dictionary<string, NeighbourOptions> s_neighbours = new()
    {
        ["cosine"] = new(),
        ["jaccard"] = new() { Similarity = Measure.Jaccard },
        ["tfidf"] = new() { Similarity = Measure.TfIdf },
        ["bm25"] = new() { Similarity = Measure.Bm25, B = 0.75 },
        ["p3"] = new() { Similarity = Measure.Walk },
        ["rp3"] = new() { Similarity = Measure.Walk, Alpha = 0.5, Beta = 0.4 },
    };

    public static string[] Names => [Default, .. s_neighbours.Keys, "ease", "popularity"];

    public static Recommender Fit(string name, Interactions train, IProgress<double> progress, CancellationToken cancel) => name switch
    {
        Default => Automatic.Fit(train, Automatic.Choose(train, null, progress, cancel), cancel),
        "ease" => Ease.Fit(train, regularisation: 50, cancel),
        "popularity" => new Popularity(train),
        _ => new ItemBased(new AllPairs(train.ByItem, s_neighbours[name]).Run(progress: progress, cancel: cancel)),
    };
}
