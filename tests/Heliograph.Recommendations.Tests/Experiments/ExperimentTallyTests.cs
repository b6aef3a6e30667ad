using Heliograph.Recommendations.Experiments;

namespace Heliograph.Recommendations.Tests.Experiments;

public sealed class ExperimentTallyTests
{
    const long Hour = 3_600_000;

    static ExperimentReport Report(long now, params LoggedOutcome[] lines)
    {
        var tally = new ExperimentTally(TimeSpan.FromHours(24));
        new Random(3).Shuffle(lines);
        foreach (var line in lines) tally.Add(line);
        return Assert.Single(tally.Report(now, 0.95, "old"));
    }

    static LoggedOutcome At(double hour, string variant, string person, Outcome outcome) => new((long)(hour * Hour), "order", variant, person, "g", outcome);

    [Fact]
    public void A_person_counts_once_when_their_window_has_closed()
    {
        var report = Report(30 * Hour,
            At(1, "old", "ann", Outcome.Shown), At(2, "old", "ann", Outcome.Shown), At(3, "old", "ann", Outcome.Joined), At(4, "old", "ann", Outcome.Joined),
            At(2, "old", "bob", Outcome.Shown), At(29, "old", "bob", Outcome.Joined),
            At(0, "new", "cay", Outcome.Joined), At(5, "new", "cay", Outcome.Shown), At(6, "new", "cay", Outcome.Opened),
            At(20, "new", "dee", Outcome.Shown), At(21, "new", "dee", Outcome.Joined),
            At(7, "new", "eve", Outcome.Opened));
        Assert.Equal(("old", 0), (report.Baseline, report.InTwoVariants));
        var (old, @new) = (report.Variants[0], report.Variants[1]);
        Assert.Equal(("old", 2, 0), (old.Variant, old.People, old.Waiting));
        Assert.Equal(("new", 1, 1), (@new.Variant, @new.People, @new.Waiting));
        Assert.Equal([0, 1, 0], old.Rates.Select(rate => rate.People));
        Assert.Equal([1, 0, 0], @new.Rates.Select(rate => rate.People));
        Assert.Null(old.Rates[1].Difference);
        Assert.Equal(-0.5, @new.Rates[1].Difference!.Value.Mean, 1e-12);
    }

    [Fact]
    public void Whoever_was_in_two_variants_is_in_none()
    {
        var report = Report(90 * Hour, At(1, "old", "ann", Outcome.Shown), At(2, "new", "ann", Outcome.Shown), At(1, "old", "bob", Outcome.Shown));
        Assert.Equal(1, report.InTwoVariants);
        Assert.Equal(1, report.Variants.Sum(variant => variant.People));
    }
}
