using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Similarity;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Groups;

/// <summary>Groups for a photo by what the photos in their pools look like.</summary>
public sealed class SimilarPoolsTests : IAsyncLifetime
{
    readonly SimilarSite site = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_group_with_the_photos_most_alike_comes_first_and_private_ones_say_nothing()
    {
        await AddAsync(1_000_001, "Greens", "green", "green-upright");
        await AddAsync(1_000_002, "Reds", "red", "red-upright");
        string page = $"/photos/ana/{site.Ids["rose"]}/";
        string could = await CouldAsync(page);
        Assert.InRange(could.IndexOf("Reds", StringComparison.Ordinal), 0, could.IndexOf("Greens", StringComparison.Ordinal));

        foreach (string name in (string[])["red", "red-upright"])
            await site.Photos.ChangeAsync(site.Ids[name], p => p.Visibility = Visibility.Private);
        could = await CouldAsync(page);
        Assert.DoesNotContain("Reds", could, StringComparison.Ordinal);
        Assert.Contains("Greens", could, StringComparison.Ordinal);
    }

    async Task<string> CouldAsync(string page)
    {
        string text = await site.Ana.Client.GetStringAsync(page, Cancel);
        return text[text.IndexOf("Groups this photo could join", StringComparison.Ordinal)..];
    }

    Task<int> AddAsync(long id, string name, params string[] photos) => site.Site.WithDataAsync(async data =>
    {
        long ana = await data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel);
        data.Groups.Add(new Group { Id = id, Name = name });
        data.PoolPhotos.AddRange(photos.Select(p => new PoolPhoto { GroupId = id, PhotoId = site.Ids[p], OwnerId = ana, State = PoolState.Accepted }));
        return await data.SaveChangesAsync(Cancel);
    });
}
