using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Recommenders;

/// <summary>EASE^R: the linear item-item model with a zero diagonal that fits the data best, in closed form
/// (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data", equation 8).</summary>
/// <remarks>Memory of 4 · items² bytes and O(items³) time, so it is for catalogues of some thousand items.</remarks>
public sealed class Ease : Recommender
{
    readonly float[] _weights;

    Ease(int itemCount, float[] weights) => (ItemCount, _weights) = (itemCount, weights);

    /// <inheritdoc/>
    public override int ItemCount { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="interactions">Who is in what.</param>
    /// <param name="regularisation">λ, above 0: added to the diagonal.</param>
    /// <param name="cancel">Stops between steps.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Ease Fit(Interactions interactions, double regularisation, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(regularisation);
        int n = interactions.ItemCount;
        float[] matrix = Gram(interactions.ByPerson, n);
        for (int item = 0; item < n; item++) matrix[item * n + item] += (float)regularisation;
        SymmetricInverse.Invert(matrix, n, cancel);

        // B = −P / diag(P) by column, and 0 on the diagonal.
        float[] factors = new float[n];
        for (int item = 0; item < n; item++) factors[item] = -1 / matrix[item * n + item];
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++) matrix[row * n + column] *= factors[column];
            matrix[row * n + row] = 0;
        }
        return new(n, matrix);
    }

    /// <inheritdoc/>
    public override void Score(in Taste taste, Span<float> scores)
    {
        scores.Clear();
        foreach (int item in taste.Joined) Add(1, item, scores);
        foreach (var (item, weight) in taste.Leanings) Add(weight, item, scores);
        foreach (int item in taste.Dismissed) Add(-0.5f, item, scores);
    }

    void Add(float factor, int item, Span<float> scores)
    {
        var row = _weights.AsSpan(item * ItemCount, ItemCount);
        for (int other = 0; other < row.Length; other++) scores[other] += factor * row[other];
    }

    static float[] Gram(SparseMatrix people, int n)
    {
        float[] gram = new float[checked(n * n)];
        for (int person = 0; person < people.RowCount; person++)
            foreach (int item in people[person])
            {
                var row = gram.AsSpan(item * n, n);
                foreach (int other in people[person]) row[other]++;
            }
        return gram;
    }
}
