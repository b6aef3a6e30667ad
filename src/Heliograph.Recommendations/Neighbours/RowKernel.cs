namespace Heliograph.Recommendations.Neighbours;

/// <summary>Finds the neighbours of one row after the other, with memory of its own: one a thread.</summary>
abstract class RowKernel
{
    /// <summary>Offers every candidate of a row.</summary>
    /// <param name="row">By new number.</param>
    /// <param name="work">How many additions the row takes.</param>
    /// <param name="nearest">Takes the candidates.</param>
    public abstract void Offer(int row, long work, NearestFirst nearest);
}
