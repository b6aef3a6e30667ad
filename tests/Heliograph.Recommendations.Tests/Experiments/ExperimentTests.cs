using Heliograph.Recommendations.Experiments;

namespace Heliograph.Recommendations.Tests.Experiments;

public sealed class ExperimentTests
{
    static readonly Experiment s_experiment = new("order of groups", new("now"), new("diverse"));

    [Fact]
    public void A_person_gets_the_same_variant_always()
    {
        // Stored: people who are in an experiment must not change sides with a release.
        Assert.Equal(["now", "now", "now", "now", "now", "diverse", "now", "now"], Enumerable.Range(1, 8).Select(person => s_experiment.VariantOf($"{person}@N00").Name));
    }

    [Fact]
    public void Weights_are_shares_of_people()
    {
        var experiment = new Experiment("shares", new("a", 1), new("b", 3));
        int b = Enumerable.Range(0, 20_000).Count(person => experiment.VariantOf(person.ToString(System.Globalization.CultureInfo.InvariantCulture)).Name == "b");
        Assert.InRange(b, 14_700, 15_300);
    }

    [Fact]
    public void Two_experiments_assign_independently()
    {
        var other = new Experiment("something else", new("now"), new("diverse"));
        int alike = Enumerable.Range(0, 10_000).Count(person => s_experiment.VariantOf($"p{person}").Name == other.VariantOf($"p{person}").Name);
        Assert.InRange(alike, 4800, 5200);
    }

    [Fact]
    public void What_is_no_experiment_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Experiment("one", new Variant("a")));
        Assert.Throws<ArgumentException>(() => new Experiment("twice", new("a"), new("a")));
        Assert.Throws<ArgumentException>(() => new Experiment("weight", new("a"), new("b", 0)));
    }

    [Fact]
    public void A_log_reads_back_as_it_was_written()
    {
        LoggedOutcome[] written =
        [
            new(1_700_000_000_000, "order, of \"groups\"", "now", "7@N00", "12", Outcome.Shown),
            new(1_700_000_000_001, "order, of \"groups\"", "now", "7@N00", "12", Outcome.Dismissed),
        ];
        var text = new StringWriter();
        OutcomeLog.Append(text, written);
        Assert.Equal(written, OutcomeLog.Read(new StringReader("time,experiment,variant,person,item,outcome\n" + text), "log.csv"));
    }

    [Theory]
    [InlineData("1,e,v,p,i,shown\n2,e,v,p,i,seen\n", 2), InlineData("noon,e,v,p,i,shown\n", 1), InlineData("1,e,v,p,shown\n", 1), InlineData("1,e,v,p,i,shown,more\n", 1)]
    public void A_line_that_is_none_is_refused_with_its_number(string text, long line) => Assert.Equal(line,
        Assert.Throws<RecommendationDataException>(() => OutcomeLog.Read(new StringReader(text), "log.csv").ToArray()).Offset);
}
