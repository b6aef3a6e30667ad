using System.Net;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Comments;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Social;

[Collection(typeof(SocialPages))]
public sealed class CommentTests(SocialSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_is_shown_safe_changed_by_its_author_and_removed_by_the_photos_owner()
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        using var said = await SocialSite.PostAsync(site.Ben, $"{page}comments", ("text", "What a <b>light</b><script>alert(1)</script>!"));
        var comment = await OnlyAsync(id);
        Assert.Equal($"{page}#c{comment.Id}", said.Headers.Location?.ToString());
        string html = await site.Nobody.GetStringAsync(page, Cancel);
        Assert.Contains("What a <b>light</b>!", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);

        using var others = await SocialSite.PostAsync(site.Cleo.Client, $"/comments/{comment.Id}/edit", ("text", "Mine."));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        using var owners = await SocialSite.PostAsync(site.Ana, $"/comments/{comment.Id}/edit", ("text", "Mine."));
        Assert.Equal(HttpStatusCode.NotFound, owners.StatusCode);
        using var edited = await SocialSite.PostAsync(site.Ben, $"/comments/{comment.Id}/edit", ("text", "What a sky!"));
        Assert.NotNull((await OnlyAsync(id)).EditedAt);
        Assert.Equal(1, (await site.PhotoAsync(id)).CommentCount);

        using var refused = await SocialSite.PostAsync(site.Cleo.Client, $"/comments/{comment.Id}/delete");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var removed = await SocialSite.PostAsync(site.Ana, $"/comments/{comment.Id}/delete");
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(0, (await site.PhotoAsync(id)).CommentCount);
        Assert.DoesNotContain("What a sky!", await site.Nobody.GetStringAsync(page, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Permission.Nobody, false, false, false)]
    [InlineData(Permission.Nobody, true, true, false)]
    [InlineData(Permission.FriendsAndFamily, true, false, false)]
    [InlineData(Permission.FriendsAndFamily, true, true, true)]
    [InlineData(Permission.Contacts, false, false, false)]
    [InlineData(Permission.Contacts, true, false, true)]
    [InlineData(Permission.Everybody, false, false, true)]
    public async Task Who_may_comment_is_the_owners_choice(Permission permission, bool isContact, bool isFriend, bool may)
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        await site.Photos.ChangeAsync(id, p => p.CommentPermission = permission);
        await site.Site.WithDataAsync(async data =>
        {
            await data.Contacts.Where(c => c.OwnerId == site.AnaId).ExecuteDeleteAsync(Cancel);
            if (isContact)
                data.Contacts.Add(new Contact { OwnerId = site.AnaId, PersonId = site.CleoId, IsFriend = isFriend });
            return await data.SaveChangesAsync(Cancel);
        });

        string form = $"action=\"{page}comments\"";
        Assert.Equal(may, (await site.Cleo.Client.GetStringAsync(page, Cancel)).Contains(form, StringComparison.Ordinal));
        using var answer = await SocialSite.PostAsync(site.Cleo.Client, $"{page}comments", ("text", "Hello."));
        Assert.Equal(may ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, answer.StatusCode);
        using var owner = await SocialSite.PostAsync(site.Ana, $"{page}comments", ("text", "Mine."));
        Assert.Equal(HttpStatusCode.Redirect, owner.StatusCode);
        Assert.Equal(may ? 2 : 1, (await site.PhotoAsync(id)).CommentCount);
    }

    [Fact]
    public async Task Nothing_is_stored_of_what_is_empty_too_long_or_on_a_photo_one_may_not_see()
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        using var empty = await SocialSite.PostAsync(site.Ben, $"{page}comments", ("text", "  \n"));
        Assert.Equal($"{page}#comments", empty.Headers.Location?.ToString());
        using var endless = await SocialSite.PostAsync(site.Ben, $"{page}comments", ("text", new string('x', Commenting.Longest + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
        var (_, hidden) = await site.Photos.AddPhotoAsync(Visibility.Friends);
        using var unseen = await SocialSite.PostAsync(site.Ben, $"{hidden}comments", ("text", "Hello."));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(0, (await site.PhotoAsync(id)).CommentCount);
    }

    Task<Comment> OnlyAsync(long photo) => site.Site.WithDataAsync(data => data.Comments.AsNoTracking().SingleAsync(c => c.PhotoId == photo, Cancel));
}
