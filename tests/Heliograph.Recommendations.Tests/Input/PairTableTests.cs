using Heliograph.Recommendations.Input;

namespace Heliograph.Recommendations.Tests.Input;

public sealed class PairTableTests
{
    static PairTable Read(string text) => PairTable.Read(new StringReader(text), "pairs.csv", TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("user,item\nb,x\na,y\na,x\n")]
    [InlineData("a,x\r\n\r\na,y,1700000000\nb,x\nb,x\n")]
    [InlineData("\uFEFFuser,item\n\"a\",\"x\"\n a , y\nb,x")]
    public void Names_are_numbered_in_order_whatever_the_order_of_lines(string text)
    {
        var table = Read(text);
        Assert.Equal(["a", "b"], Enumerable.Range(0, table.People.Count).Select(i => table.People[i]));
        Assert.Equal(["x", "y"], Enumerable.Range(0, table.Items.Count).Select(i => table.Items[i]));
        Assert.Equal([[0, 1], [0]], table.Matrix.Lists());
        Assert.Equal(1, table.Items.NumberOf("y"));
        Assert.Null(table.Items.NumberOf("z"));
    }

    [Fact]
    public void A_quoted_name_may_hold_commas_and_quotation_marks() =>
        Assert.Equal("Macro, \"close\"", Read("7,\"Macro, \"\"close\"\"\"\n").Items[0]);

    [Theory]
    [InlineData("user,item\n1,2\n3\n", 3)]
    [InlineData("1,\n", 1)]
    [InlineData("1,\"2\n", 1)]
    public void A_line_without_two_names_is_refused_with_its_number(string text, long line)
    {
        var refused = Assert.Throws<RecommendationDataException>(() => Read(text));
        Assert.Equal((RecommendationFault.BadLine, line), (refused.Fault, refused.Offset));
        Assert.StartsWith($"pairs.csv, line {line}: ", refused.Message);
    }
}
