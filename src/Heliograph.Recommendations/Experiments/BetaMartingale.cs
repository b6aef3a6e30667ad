namespace Heliograph.Recommendations.Experiments;

/// <summary>Evidence against a rate p after s of n: how much better a mixture of all rates foretold what was seen than p did.</summary>
/// <remarks>Under p it is a martingale that starts at 1, so by Ville's inequality it ever reaches 1/α with probability α at
/// most, however often one looks (Robbins 1970; Howard et al. 2021, "Time-uniform, nonparametric, nonasymptotic confidence
/// sequences", section 3). The mixture is Beta(½, ½).</remarks>
static class BetaMartingale
{
    const double Prior = 0.5;

    /// <summary>ln of the evidence against p; +∞ where p rules out what was seen.</summary>
    public static double LogEvidence(long successes, long trials, double p) =>
        LogBeta(successes + Prior, trials - successes + Prior) - LogBeta(Prior, Prior) - Term(successes, p) - Term(trials - successes, 1 - p);

    static double Term(long count, double p) => count == 0 ? 0 : count * Math.Log(p);

    static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>ln Γ(x) for x above 0: Stirling's series from 10 up, and the recurrence to get there.</summary>
    internal static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 10; x++) shift += Math.Log(x);
        double square = 1 / (x * x);
        double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - shift;
    }
}
