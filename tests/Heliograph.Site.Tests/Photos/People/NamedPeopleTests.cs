using System.Net;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.People;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Photos.People;

[Collection<PhotoPages>]
public class NamedPeopleTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_named_may_refuse_and_stays_unnamed_but_for_their_own_wish()
    {
        var (id, page) = await host.AddPhotoAsync();
        (await host.Ana.Client.SubmitAsync(page, "people/add", [("name", "Ben"), ("x", "10"), ("y", "10"), ("width", "20"), ("height", "30")])).Dispose();
        var named = Assert.Single(await PeopleAsync(id));
        string shown = await host.Stranger.GetStringAsync(page, Cancel);
        Assert.Contains($"id=\"person-{named.PersonId}\"", shown, StringComparison.Ordinal);
        Assert.Contains($"#mark-person-{named.PersonId}{{left:10%;top:10%;width:20%;height:30%}}", shown, StringComparison.Ordinal);

        (await host.Ben.Client.SubmitAsync(page, $"people/{named.PersonId}/remove")).Dispose();
        Assert.DoesNotContain($"person-{named.PersonId}", await host.Stranger.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        await NotNamedAsync(page, "ben");
        Assert.True(Assert.Single(await PeopleAsync(id)).IsRefused);

        await host.ChangeAsync(id, p => p.MetaPermission = Permission.Everybody);
        (await host.Ben.Client.SubmitAsync(page, "people/add", ("name", "ben"))).Dispose();
        Assert.False(Assert.Single(await PeopleAsync(id)).IsRefused);
        (await host.Ana.Client.SubmitAsync(page, $"people/{named.PersonId}/remove")).Dispose();
        Assert.Empty(await PeopleAsync(id));
    }

    [Fact]
    public async Task Nobody_is_named_who_may_not_see_the_photo_or_blocked_who_names()
    {
        var (id, page) = await host.AddPhotoAsync(Visibility.Private);
        await NotNamedAsync(page, "ben");
        await NotNamedAsync(page, "nobody-at-all");
        await host.ChangeAsync(id, p => p.Visibility = Visibility.Public);
        long ana = (await host.ReadAsync(id)).OwnerId;
        await host.Site.WithDataAsync(async data =>
        {
            long ben = await data.People.Where(p => p.UserName == "ben").Select(p => p.Id).SingleAsync(Cancel);
            data.Blocks.Add(new Block { OwnerId = ben, PersonId = ana });
            return await data.SaveChangesAsync(Cancel);
        });
        await NotNamedAsync(page, "ben");
        await host.Site.WithDataAsync(data => data.Blocks.ExecuteDeleteAsync(Cancel));
        Assert.Empty(await PeopleAsync(id));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ben.Client.PostFormAsync("/upload", page + "people/add", ("name", "ana"))).StatusCode);
    }

    async Task NotNamedAsync(string page, string name)
    {
        using var answer = await host.Ana.Client.SubmitAsync(page, "people/add", ("name", name));
        Assert.Equal($"{page}?unnamed=yes#people", answer.Headers.Location?.ToString());
        Assert.Contains("Nobody was named", await host.Ana.Client.GetStringAsync(answer.Headers.Location, Cancel), StringComparison.Ordinal);
    }

    Task<List<PhotoPerson>> PeopleAsync(long id) => host.Site.WithDataAsync(data => data.PhotoPeople.AsNoTracking().Where(n => n.PhotoId == id).ToListAsync(Cancel));
}
