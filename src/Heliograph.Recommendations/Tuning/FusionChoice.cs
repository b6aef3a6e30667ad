namespace Heliograph.Recommendations.Tuning;

/// <summary>What was chosen for a community.</summary>
/// <param name="Alpha">α of the walk.</param>
/// <param name="Beta">β of the walk.</param>
/// <param name="Shrinkage">Of the TF-IDF neighbours.</param>
/// <param name="Regularisation">λ of EASE; null where the catalogue is too large for it.</param>
/// <param name="WalkWeight">Weight of RP3β in the fusion.</param>
/// <param name="TfIdfWeight">Weight of the TF-IDF neighbours in the fusion.</param>
/// <param name="EaseWeight">Weight of EASE in the fusion.</param>
public sealed record FusionChoice(
    double Alpha, double Beta, double Shrinkage, double? Regularisation, float WalkWeight, float TfIdfWeight, float EaseWeight)
{
    /// <summary>What stands where a community is too small to choose by.</summary>
    internal static FusionChoice Start => new(Alpha: 0.5, Beta: 0.4, Shrinkage: 30, Regularisation: null, WalkWeight: 1, TfIdfWeight: 1, EaseWeight: 0);
}
