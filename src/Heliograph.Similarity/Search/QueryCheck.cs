using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Search;

static class QueryCheck
{
    public static void Throw(ReadOnlySpan<float> query, LopqModel model, SearchOptions options)
    {
        Throw(options);
        if (query.Length != model.Dimension) throw new SimilarityException(SimilarityFault.WrongDimension, $"The query has {query.Length} components; the model takes {model.Dimension}.");
        int bad = Finite.IndexOfOther(query);
        if (bad >= 0) throw new SimilarityException(SimilarityFault.BadNumber, $"Component {bad} of the query is {query[bad]}, not a finite number.");
    }

    public static void Throw(SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quota, 1);
    }
}
