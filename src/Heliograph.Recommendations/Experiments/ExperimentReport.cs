using Heliograph.Recommendations.Evaluation;

namespace Heliograph.Recommendations.Experiments;

/// <summary>How the variants of one experiment do.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="Baseline">The variant that the others are compared with.</param>
/// <param name="Variants">The baseline first, then the others by name.</param>
/// <param name="InTwoVariants">People seen in more than one variant, who are left out: there should be none.</param>
public sealed record ExperimentReport(string Experiment, string Baseline, IReadOnlyList<VariantReport> Variants, int InTwoVariants);

/// <summary>How one variant does.</summary>
/// <param name="Variant">Its name.</param>
/// <param name="People">Who were shown something so long ago that their window has closed.</param>
/// <param name="Waiting">Who were shown something, and whose window is open.</param>
/// <param name="Rates">Of opening, joining, dismissing.</param>
public sealed record VariantReport(string Variant, int People, int Waiting, IReadOnlyList<RateReport> Rates);

/// <summary>How many of those who were shown something did something about it.</summary>
/// <param name="Outcome">What they did.</param>
/// <param name="People">How many did.</param>
/// <param name="Rate">Their share, valid at all times together.</param>
/// <param name="Difference">To the baseline's, valid at all times together and for all comparisons of this outcome together; null for the baseline.</param>
/// <param name="Detectable">The least rise over the baseline's rate that so many people would show four times in five; null for none.</param>
public sealed record RateReport(Outcome Outcome, int People, Estimate Rate, Estimate? Difference, double? Detectable);
