namespace Heliograph.Traffic.Diff;

/// <summary>One difference between two specifications.</summary>
/// <param name="Rule">Which rule found it; stable.</param>
/// <param name="Verdict">How bad it is.</param>
/// <param name="Place">Where: method and path, then what within.</param>
/// <param name="Sentence">What changed.</param>
public sealed record SpecificationChange(string Rule, Verdict Verdict, string Place, string Sentence);
