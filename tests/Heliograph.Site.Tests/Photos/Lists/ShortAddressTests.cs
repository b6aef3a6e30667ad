using CsCheck;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Tests.Photos.Lists;

public class ShortAddressTests
{
    [Fact]
    public void Every_id_comes_back() =>
        Gen.Long[1, long.MaxValue].Holds(id => Assert.Equal(id, ShortAddress.Parse(ShortAddress.Of(id).AsSpan("/p/".Length))));

    [Theory]
    [InlineData("/p/1", 0)]
    [InlineData("/p/2", 1)]
    [InlineData("/p/21", 58)]
    [InlineData("/p/z", 33)]
    public void The_alphabet_is_the_one_that_short_links_use(string address, long id) =>
        Assert.Equal(id == 0 ? null : id, ShortAddress.Parse(address.AsSpan("/p/".Length)));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("Il")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    [InlineData("2 2")]
    public void What_no_id_makes_is_refused(string text) => Assert.Null(ShortAddress.Parse(text));
}
