using System.Net;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Photos.Tags;

[Collection<PhotoPages>]
public class TagPageTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Others_add_tags_where_the_owner_lets_them_and_take_off_their_own()
    {
        var (id, page) = await host.AddPhotoAsync();
        await host.ChangeAsync(id, p => p.MetaPermission = Permission.Everybody);
        (await host.Ana.Client.PostFormAsync(page, page + "tags/add", ("tags", "pier"))).Dispose();
        (await host.Ben.Client.SubmitAsync(page, "tags/add", ("tags", "Gulls, pier"))).Dispose();
        var photo = await host.ReadAsync(id);
        long ben = photo.Tags.Single(t => t.Clean == "gulls").AuthorId;
        Assert.Equal([("pier", photo.OwnerId, 1), ("Gulls", ben, 2)], photo.Tags.OrderBy(t => t.Position).Select(t => (t.Raw, t.AuthorId, t.Number)));
        Assert.NotEqual(photo.OwnerId, ben);

        string shown = await host.Ben.Client.GetStringAsync(page, Cancel);
        Assert.Contains("href=\"/tags/gulls/\" rel=\"tag\"", shown, StringComparison.Ordinal);
        Assert.Contains("name=\"number\" value=\"2\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"number\" value=\"1\"", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ben.Client.PostFormAsync(page, page + "tags/remove", ("number", "1"))).StatusCode);
        (await host.Ben.Client.PostFormAsync(page, page + "tags/remove", ("number", "2"))).Dispose();
        Assert.Equal("pier", Assert.Single((await host.ReadAsync(id)).Tags).Raw);
    }

    [Fact]
    public async Task Only_those_the_owner_named_may_add_and_nobody_who_is_blocked_or_suspended()
    {
        var (id, page) = await host.AddPhotoAsync();
        long ana = (await host.ReadAsync(id)).OwnerId;
        long ben = await host.Site.WithDataAsync(data => data.People.Where(p => p.UserName == "ben").Select(p => p.Id).SingleAsync(Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, await AddAsync(page, "a"));

        await host.Site.WithDataAsync(data =>
        {
            data.Contacts.Add(new Contact { OwnerId = ana, PersonId = ben });
            return data.SaveChangesAsync(Cancel);
        });
        try
        {
            Assert.Equal(HttpStatusCode.Redirect, await AddAsync(page, "a"));
            await host.ChangeAsync(id, p => p.MetaPermission = Permission.FriendsAndFamily);
            Assert.Equal(HttpStatusCode.Forbidden, await AddAsync(page, "b"));
            await host.ChangeAsync(id, p => p.MetaPermission = Permission.Everybody);
            await host.Site.WithDataAsync(data =>
            {
                data.Blocks.Add(new Block { OwnerId = ana, PersonId = ben });
                return data.SaveChangesAsync(Cancel);
            });
            Assert.Equal(HttpStatusCode.Forbidden, await AddAsync(page, "c"));
        }
        finally
        {
            await host.Site.WithDataAsync(data =>
            {
                data.Contacts.RemoveRange(data.Contacts);
                data.Blocks.RemoveRange(data.Blocks);
                return data.SaveChangesAsync(Cancel);
            });
        }

        await host.ChangeAsync(id, p => p.Visibility = Visibility.Private);
        Assert.Equal(HttpStatusCode.NotFound, await AddAsync(page, "d", tokenFrom: "/upload"));
        Assert.Equal("a", Assert.Single((await host.ReadAsync(id)).Tags).Raw);
    }

    async Task<HttpStatusCode> AddAsync(string page, string tags, string? tokenFrom = null)
    {
        using var answer = await host.Ben.Client.PostFormAsync(tokenFrom ?? "/upload", page + "tags/add", ("tags", tags));
        return answer.StatusCode;
    }
}
