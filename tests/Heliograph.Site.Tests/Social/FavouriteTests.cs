using System.Net;
using System.Net.Http.Json;
using Heliograph.Site.Changes;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Social;

[Collection(typeof(SocialPages))]
public sealed class FavouriteTests(SocialSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_star_counts_once_however_often_it_is_given_and_goes_again()
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        for (int i = 0; i < 2; i++)
        {
            using var given = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "add"));
            Assert.Equal(page, given.Headers.Location?.ToString());
        }

        Assert.Equal(1, (await site.PhotoAsync(id)).FavouriteCount);
        Assert.Contains($"href=\"{page}?in=favourites-{site.BenId}\"", await site.Nobody.GetStringAsync("/photos/ben/favourites/", Cancel), StringComparison.Ordinal);
        Assert.Contains(">ben</a>", await site.Nobody.GetStringAsync($"{page}favourites", Cancel), StringComparison.Ordinal);
        Assert.Contains("class=\"stars mine\"", await site.Ben.GetStringAsync("/photos/ana/", Cancel), StringComparison.Ordinal);

        using var taken = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "remove"));
        Assert.Equal(0, (await site.PhotoAsync(id)).FavouriteCount);
        var kinds = await site.Site.WithDataAsync(data => data.Changes.Where(c => c.PhotoId == id && c.Kind >= ChangeKind.PhotoFavourited).OrderBy(c => c.Sequence).Select(c => c.Kind).ToListAsync(Cancel));
        Assert.Equal([ChangeKind.PhotoFavourited, ChangeKind.PhotoUnfavourited], kinds);
    }

    [Fact]
    public async Task A_script_that_names_no_action_turns_it_over_and_is_told()
    {
        var (_, page) = await site.Photos.AddPhotoAsync();
        Assert.Equal((true, 1), await ToggleAsync(page));
        Assert.Equal((false, 0), await ToggleAsync(page));
    }

    [Fact]
    public async Task One_s_own_photos_and_those_one_may_not_see_are_no_favourites()
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        using var own = await SocialSite.PostAsync(site.Ana, $"{page}favourite");
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        var (hidden, hiddenPage) = await site.Photos.AddPhotoAsync(Visibility.Private);
        using var unseen = await SocialSite.PostAsync(site.Ben, $"{hiddenPage}favourite");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(0, (await site.PhotoAsync(id)).FavouriteCount + (await site.PhotoAsync(hidden)).FavouriteCount);
    }

    [Fact]
    public async Task A_favourite_made_private_leaves_the_list_and_may_still_be_let_go()
    {
        var (id, page) = await site.Photos.AddPhotoAsync();
        using var given = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "add"));
        await site.Photos.ChangeAsync(id, p => p.Visibility = Visibility.Private);
        foreach (var viewer in (HttpClient[])[site.Nobody, site.Ben])
            Assert.DoesNotContain(page, await viewer.GetStringAsync("/photos/ben/favourites/", Cancel), StringComparison.Ordinal);
        using var taken = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "remove"));
        Assert.Equal(0, (await site.PhotoAsync(id)).FavouriteCount);
    }

    async Task<(bool, int)> ToggleAsync(string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}favourite");
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", site.Photos.Ben.Token)]);
        using var answer = await site.Ben.SendAsync(request, Cancel);
        var state = await answer.Content.ReadFromJsonAsync<State>(Cancel);
        return (state!.IsFavourite, state.Count);
    }

    sealed record State(bool IsFavourite, int Count);
}
