using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Search;

static class QueryCheck
{
    public static void Throw(ReadOnlySpan<float> query, LopqModel model)
    {
        if (query.Length != model.Dimension) throw new SimilarityException(SimilarityFault.WrongDimension, $"The query has {query.Length} components; the model takes {model.Dimension}.");
        int bad = Finite.IndexOfOther(query);
        if (bad >= 0) throw new SimilarityException(SimilarityFault.BadNumber, $"Component {bad} of the query is {query[bad]}, not a finite number.");
    }
}
