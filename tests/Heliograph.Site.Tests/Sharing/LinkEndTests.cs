using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Sharing;
using Heliograph.Site.Tests.Jobs;
using Heliograph.Site.Tests.Photos;

namespace Heliograph.Site.Tests.Sharing;

/// <summary>What guests keep of a link: nothing. On a site where an image's address is not enough, too.</summary>
public sealed class LinkEndTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Images_that_guests_saw_are_theirs_to_fetch_until_the_link_ends(bool requireViewer)
    {
        await using var photos = new PhotoSite { Settings = new() { ["Images:RequireViewer"] = $"{requireViewer}" } };
        await photos.InitializeAsync();
        var (id, page) = await photos.AddPhotoAsync(Visibility.Private);
        var everybodys = await photos.AddPhotoAsync();
        long album = await photos.AddAlbumAsync(id, everybodys.Id);
        string link = await photos.ShareAsync($"/photos/ana/albums/{album}/");
        string image = SharedThings.Thumbnail(await photos.ReadAsync(id));
        string publicImage = SharedThings.Thumbnail(await photos.ReadAsync(everybodys.Id));
        Assert.Equal(requireViewer ? HttpStatusCode.NotFound : HttpStatusCode.OK, await StatusAsync(photos.Stranger, image));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(photos.Stranger, link));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(photos.Stranger, image));

        using var revoked = await photos.Ana.Client.SubmitAsync("/account/links", $"/share/{(await photos.LinkAsync(link)).Id}/revoke");
        await photos.Site.UntilDoneAsync(LinkEndJob.Name);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(photos.Stranger, image));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(photos.Stranger, publicImage));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(photos.Ana.Client, SharedThings.Thumbnail(await photos.ReadAsync(id))));
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.OpenAsync(address);
        return answer.StatusCode;
    }
}
