using System.Text.Json.Nodes;
using Heliograph.Site.Accounts.Leaving;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Tests.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>The pages that say what there is, where each method is tried as oneself.</summary>
[Collection<FlickrCalls>]
public sealed class ExplorerTests(FlickrSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_method_is_tried_as_who_is_signed_in_and_the_page_stays_theirs()
    {
        using var tried = await site.People.Ben.SubmitAsync("/services/api/flickr.test.login", "try");
        string text = await tried.TextAsync();
        Assert.Contains($"<user id=\"{site.People.BenId}@N00\"><username>ben</username></user>", text, StringComparison.Ordinal);
        Assert.Contains("\"stat\":\"ok\"", text, StringComparison.Ordinal);
        Assert.Contains("/photos/ben/", text, StringComparison.Ordinal);
        string id = (await site.Photos.AddPhotoAsync()).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var refused = await site.People.Ben.SubmitAsync("/services/api/flickr.photos.delete", "try", ("photo_id", id));
        Assert.Contains("code=\"1\"", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"_handler\"", await site.People.Nobody.GetStringAsync(new Uri("/services/api/flickr.photos.delete", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openapi_has_every_method()
    {
        var document = JsonNode.Parse(await site.People.Nobody.GetStringAsync(new Uri("/services/openapi.json", UriKind.Relative), Cancel))!;
        Assert.Equal(MethodTable.All.Select(m => m.Name), document["paths"]!.AsObject().Select(p => (string)p.Value!.AsObject().Single().Value!["operationId"]!));
    }

    [Fact]
    public async Task Who_leaves_the_site_leaves_no_program_that_acts_for_them()
    {
        await Uploader.MakeAccountAsync(site.Site, "dora");
        long dora = await site.People.IdAsync("dora");
        var program = await site.GrantAsync(site.Nobody, dora, Grant.Read);
        await program.OkAsync("test.null");
        await using (var scope = site.Site.NewScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<Leaving>().TryAsync(dora, Cancel));
        Assert.Equal(98, await program.CodeAsync("test.null"));
    }
}
