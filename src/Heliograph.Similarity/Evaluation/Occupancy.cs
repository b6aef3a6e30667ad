namespace Heliograph.Similarity.Evaluation;

/// <summary>How evenly vectors lie over the cells.</summary>
/// <param name="Cells">How many there are.</param>
/// <param name="Occupied">How many have a vector.</param>
/// <param name="Largest">Vectors in the fullest one.</param>
/// <param name="Imbalance">How many times longer the list of the cell of a random vector is than were all as long: 1 is even.</param>
public readonly record struct Occupancy(int Cells, int Occupied, int Largest, double Imbalance);
