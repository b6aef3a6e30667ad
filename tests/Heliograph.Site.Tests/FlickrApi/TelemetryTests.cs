using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Heliograph.Site.Tests.FlickrApi;

[Collection<FlickrCalls>]
public sealed class TelemetryTests(FlickrSite site)
{
    const string Ours = "heliograph.flickr.call.duration", Servers = "http.server.request.duration", Status = "http.response.status_code";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_tell_stat_and_code_where_the_status_tells_of_success()
    {
        var told = Channel.CreateUnbounded<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name is Ours or Servers)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => told.Writer.TryWrite(Line(instrument.Name, tags)));
        listener.Start();

        await site.Nobody.OkAsync("test.echo");
        Assert.Equal(12, await site.Nobody.CodeAsync("photos.search", ("machine_tags", string.Join(',', Enumerable.Range(0, 21).Select(i => $"a:b={i}"))), ("machine_tag_mode", "all")));
        Assert.Equal(112, await site.Nobody.CodeAsync("nothing.such"));
        using (await site.Nobody.PostAsync("/services/upload", ("api_key", "none")))
        {
        }

        HashSet<string> missing =
        [
            .. ((string[])["method=flickr.test.echo stat=ok", "code=12 method=flickr.photos.search stat=fail", "code=112 method= stat=fail", "code=100 method=upload stat=fail"])
                .SelectMany(call => (string[])[$"{Ours} {call}", $"{Servers} {string.Join(' ', call.Split(' ').Select(tag => $"flickr.{tag}"))} {Status}=200"]),
        ];
        while (missing.Count > 0)
            missing.Remove(await told.Reader.ReadAsync(Cancel));
    }

    static string Line(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = new TagList(tags).Where(t => name == Ours || t.Key.StartsWith("flickr.", StringComparison.Ordinal) || t.Key == Status);
        return string.Join(' ', kept.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal).Prepend(name));
    }
}
