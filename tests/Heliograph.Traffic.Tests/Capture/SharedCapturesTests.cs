namespace Heliograph.Traffic.Tests.Capture;

public sealed class SharedCapturesTests
{
    [Fact]
    public void What_two_other_tools_agree_on_is_listed_alike()
    {
        foreach (var capture in TestData.Captures().Where(c => c.Agree))
            Assert.True(IsAlike(capture), $"{capture.Name} lists\n{Listed.File(capture.Path)}");
    }

    [Fact]
    public void All_but_the_oldest_HTTP_is_listed_as_the_network_monitor_has_it()
    {
        var captures = TestData.Captures();
        var different = captures.Where(c => !IsAlike(c)).Select(c => c.Name);
        Assert.Equal(["http__no-version.pcap"], different);
    }

    static bool IsAlike(TestData.Capture capture)
    {
        var listed = Listed.Lines(Listed.File(capture.Path));
        var expected = capture.Exchanges.Select(e => (e.Method, e.Uri, e.Status));
        // Some transactions of the expectations have no address in them.
        bool hasUris = capture.Exchanges.Any(e => e.Uri is not null) || capture.Exchanges.All(e => e.Method is null);
        return listed.Select(l => (l.Method, hasUris ? l.Uri : null, l.Status)).Order().SequenceEqual(expected.Order());
    }
}
