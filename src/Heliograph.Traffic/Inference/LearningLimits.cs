namespace Heliograph.Traffic.Inference;

/// <summary>What may be kept of what is seen, and how much.</summary>
/// <param name="MostBytes">Memory that a model may take, about. Beyond it, calls of known operations are counted and others left out.</param>
/// <param name="KeepsValues">Whether the form of values is kept, and the words where a field takes a few; else nothing but how many there were and of which type.</param>
sealed record LearningLimits(long MostBytes = long.MaxValue, bool KeepsValues = true);
