using Heliograph.Recommendations.Input;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests;

/// <summary>Real memberships, split once for everybody.</summary>
static class Memberships
{
    public static (Interactions Train, SparseMatrix Test) Meetup() => Read("meetup");

    static (Interactions Train, SparseMatrix Test) Read(string name)
    {
        var (train, test) = (Find($"{name}_train.csv"), Find($"{name}_test.csv"));
        var pairs = Enumerable.Range(0, test.Matrix.RowCount).SelectMany(person => test.Matrix[person].ToArray().Select(item =>
            (Person: train.People.NumberOf(test.People[person]), Item: train.Items.NumberOf(test.Items[item]))));
        return (new Interactions(train.Matrix), SparseMatrix.FromPairs(train.People.Count, train.Items.Count,
            pairs.Where(pair => pair is { Person: not null, Item: not null }).Select(pair => (pair.Person!.Value, pair.Item!.Value))));
    }

    static PairTable Find(string name)
    {
        string? path = TestData.Find($"data/groups/{name}");
        Assert.SkipUnless(path is not null, $"The test data has no data/groups/{name}.");
        using var reader = File.OpenText(path!);
        return PairTable.Read(reader, name, TestContext.Current.CancellationToken);
    }
}
