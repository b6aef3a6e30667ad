namespace Heliograph.Site.Similarity.Networks;

/// <summary>What a network says of one picture.</summary>
/// <param name="Vector">Not normalised; null: it gives none.</param>
/// <param name="Findings">Tags and flags by falling confidence, and scores.</param>
sealed record NetworkReading(float[]? Vector, IReadOnlyList<NetworkFinding> Findings);

/// <param name="Label">A word, or the name of the score or flag.</param>
/// <param name="Value">Confidence from 0 to 1; of a score, whatever it gives.</param>
sealed record NetworkFinding(OutputMeaning Means, string Label, float Value);
