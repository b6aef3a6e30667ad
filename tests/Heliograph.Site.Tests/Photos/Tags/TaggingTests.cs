using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Tags;

namespace Heliograph.Site.Tests.Photos.Tags;

public class TaggingTests
{
    [Fact]
    public void A_tag_keeps_its_number_and_its_author_and_no_number_comes_twice()
    {
        var photo = new Photo { Id = 7 };
        Tagging.Add(photo, ["Sea", "Night sky"], authorId: 1, now: 10);
        var added = Tagging.Add(photo, ["SEA!", "gulls"], authorId: 2, now: 20);
        Assert.Equal("gulls", Assert.Single(added).Clean);

        Tagging.Replace(photo, ["gulls", "sea", "storm"], authorId: 1, now: 30);
        Assert.Equal(
            [("gulls", 3, 2L, 20L), ("sea", 1, 1L, 10L), ("storm", 4, 1L, 30L)],
            photo.Tags.OrderBy(t => t.Position).Select(t => (t.Raw, t.Number, t.AuthorId, t.AddedAt)));
        Assert.Equal(4, photo.LastTagNumber);
    }

    [Fact]
    public void A_photo_has_75_tags_at_most()
    {
        var photo = new Photo();
        Tagging.Add(photo, Enumerable.Range(0, 70).Select(i => $"a{i}"), authorId: 1, now: 0);
        Assert.Equal(5, Tagging.Add(photo, Enumerable.Range(0, 70).Select(i => $"b{i}"), authorId: 1, now: 0).Count);
    }

    [Theory]
    [InlineData("bird:species=Larus fuscus", "bird", "species", "Larus fuscus", "bird:species=larus fuscus")]
    [InlineData("Geo:Lat=57.64", "geo", "lat", "57.64", "geo:lat=57.64")]
    [InlineData("film:stock=\"Tri-X, 400\"", "film", "stock", "Tri-X, 400", "film:stock=tri-x, 400")]
    public void A_machine_tag_is_taken_apart(string raw, string ns, string predicate, string value, string clean)
    {
        var tag = Assert.Single(TagWords.From([raw]));
        Assert.Equal((ns, predicate, value, clean), (tag.Namespace, tag.Predicate, tag.Value, tag.Clean));
    }

    [Theory]
    [InlineData("12:30=noon", "1230noon")]
    [InlineData("a:=b", "ab")]
    [InlineData("a:b=", "ab")]
    [InlineData("http://x=y", "httpxy")]
    public void What_only_looks_like_a_machine_tag_is_a_plain_one(string raw, string clean)
    {
        var tag = Assert.Single(TagWords.From([raw]));
        Assert.Equal((null, clean), (tag.Namespace, tag.Clean));
    }

    [Fact]
    public void A_line_of_tags_is_split_at_commas_but_not_within_quotes()
    {
        Assert.Equal(["pier", "first light", "Paris, Texas", "film:stock=\"Tri-X, 400\""], TagWords.Split(" pier,first light , \"Paris, Texas\",, film:stock=\"Tri-X, 400\""));
        Assert.Equal("\"Paris, Texas\", pier", TagWords.Join(TagWords.From(["Paris, Texas", "pier"])));
    }
}
