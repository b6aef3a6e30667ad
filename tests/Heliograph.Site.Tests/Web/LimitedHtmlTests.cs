using Heliograph.Site.Web;

namespace Heliograph.Site.Tests.Web;

public class LimitedHtmlTests
{
    [Theory]
    [InlineData("First light.\nNobody else.", "First light.\nNobody else.")]
    [InlineData("1 < 2 & 3", "1 &lt; 2 &amp; 3")]
    [InlineData("<b>Bold</b> and <i class=x onclick=y()>italic</i>", "<b>Bold</b> and <i>italic</i>")]
    [InlineData("<h1>Loud</h1><img src=x onerror=alert(1)>", "Loud")]
    [InlineData("a<script>alert(1)</script><style>*{display:none}</style>b", "ab")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"/photos/ana/\" style=\"position:fixed\" target=_top>x</a>", "<a href=\"/photos/ana/\" rel=\"nofollow ugc noopener\">x</a>")]
    [InlineData("<p>open <b>for ever", "<p>open <b>for ever</b></p>")]
    [InlineData("</div></main>after", "after")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<a>x</a>")]
    [InlineData("<form action=/account/delete><button>Free</button></form>", "Free")]
    public void Only_harmless_elements_are_shown(string written, string shown)
    {
        Assert.Equal(shown, LimitedHtml.Show(written).Value);
    }

    [Fact]
    public void Bare_addresses_become_links_that_earn_no_rank()
    {
        const string Link = "<a href=\"https://example.org/a?b=1\" rel=\"nofollow ugc noopener\">https://example.org/a?b=1</a>";
        Assert.Equal($"See ({Link}).", LimitedHtml.Show("See (https://example.org/a?b=1).").Value);
        Assert.Equal(Link, LimitedHtml.Show(Link).Value);
        Assert.Equal("javascript://example.org", LimitedHtml.Show("javascript://example.org").Value);
    }

    [Fact]
    public void The_words_alone_are_text()
    {
        Assert.Equal("Tom & Ana: x < y", LimitedHtml.Words("<b>Tom</b> &amp; <a href=/photos/ana/>Ana</a>: x &lt; y<script>no</script>"));
        Assert.Equal("plain", LimitedHtml.Words("plain"));
    }

    [Fact]
    public void Deep_nesting_is_survived()
    {
        string deep = string.Concat(Enumerable.Repeat("<b>", 3000));
        Assert.Equal("x", LimitedHtml.Words(deep + "x"));
        Assert.Contains("x", LimitedHtml.Show(string.Concat(Enumerable.Repeat("<ul><li>", 1200)) + "x").Value, StringComparison.Ordinal);
    }
}
