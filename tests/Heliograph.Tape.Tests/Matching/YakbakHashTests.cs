using System.Text;
using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Tests.Matching;

public sealed class YakbakHashTests
{
    [Fact]
    public void A_plain_request_has_the_hash_that_npm_gives_it() =>
        Assert.Equal("3f4a0c2dde3d08f1ca76970fc4079981", YakbakHash.Of(new()
        {
            Method = "GET",
            Url = "/",
            Headers = [new("Host", "localhost:3000")],
        }));

    [Fact]
    public void A_repeated_parameter_is_a_list_and_names_are_sorted() =>
        Assert.Equal("8a831458eb27ef7e1b14421fa4a48014", YakbakHash.Of(new()
        {
            Method = "GET",
            Url = "/services/rest/?method=flickr.photos.search&text=cat&tags=a&tags=b",
            Headers = [new("Host", "localhost:3000"), new("User-Agent", "x/1"), new("Accept", "*/*")],
        }));

    [Fact]
    public void The_path_counts_as_sent_and_numbers_come_first() =>
        Assert.Equal("cfddba20f998266f0e73523e3a61b009", YakbakHash.Of(new()
        {
            Method = "POST",
            Url = "/up%20load?10=a&9=b&z=",
            Headers = [new("Host", "h"), new("Content-Type", "application/json"), new("Content-Length", "9"), new("X-B", "2"), new("X-A", "1"), new("X-A", "3")],
            Body = TapeBody.Of(Encoding.UTF8.GetBytes("""{"a":"é"}""")),
        }));
}
