using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Hashing;

/// <summary>Distances between vectors of an index.</summary>
sealed class RowDistance(LopqModel model, LiveRows rows)
{
    readonly float[] _one = new float[rows.Form == RerankForm.None ? model.ProjectedDimension : model.Dimension];
    readonly float[] _other = new float[rows.Form == RerankForm.None ? model.ProjectedDimension : model.Dimension];

    public float Between(int one, int other)
    {
        Restore(one, _one);
        Restore(other, _other);
        float distance = Distances.SquaredL2(_one, _other);
        return model.Metric == Metric.Cosine ? distance / 2 : distance;
    }

    void Restore(int row, float[] vector)
    {
        if (rows.Form == RerankForm.None) model.Codec.Decode(rows.Codes.Cells[row], rows.Codes.Of(row), vector);
        else WholeVector.Restore(rows.Form, rows.Whole(row), vector);
    }
}
