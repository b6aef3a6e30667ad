namespace Heliograph.Traffic;

/// <summary>What reading a file came to.</summary>
/// <param name="Stages">Each stage's counts, in the order of the pipeline.</param>
/// <param name="Damage">Where and why reading stopped before the file's end; null where it did not.</param>
public sealed record CaptureSummary(IReadOnlyList<StageCounts> Stages, string? Damage);
