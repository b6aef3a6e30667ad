using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations;

/// <summary>Who is in what, both ways.</summary>
public sealed class Interactions
{
    /// <param name="byPerson">People × items.</param>
    public Interactions(SparseMatrix byPerson)
    {
        ArgumentNullException.ThrowIfNull(byPerson);
        (ByPerson, ByItem) = (byPerson, byPerson.Transpose());
    }

    /// <summary>People × items.</summary>
    public SparseMatrix ByPerson { get; }

    /// <summary>Items × people.</summary>
    public SparseMatrix ByItem { get; }

    /// <summary>How many people there are.</summary>
    public int PersonCount => ByPerson.RowCount;

    /// <summary>How many items there are.</summary>
    public int ItemCount => ByItem.RowCount;
}
