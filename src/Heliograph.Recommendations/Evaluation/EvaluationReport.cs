namespace Heliograph.Recommendations.Evaluation;

/// <summary>How good lists are.</summary>
/// <param name="People">How many people something was kept back of: means are over them.</param>
/// <param name="Recall">Share of what was kept back that is in the list.</param>
/// <param name="Ndcg">Normalised discounted cumulative gain.</param>
/// <param name="Coverage">Share of the items with at least one training interaction that are in anybody's list.</param>
/// <param name="Diversity">Mean over lists of the mean of 1 − cosine over all pairs in a list, by who is in them; 0 to 1.</param>
/// <param name="PopularityBias">Mean size of listed items over mean size of what people have: above 1, lists are more popular than people.</param>
public sealed record EvaluationReport(int People, Estimate Recall, Estimate Ndcg, double Coverage, double Diversity, double PopularityBias);
