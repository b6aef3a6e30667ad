using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Tests.Data;

namespace Heliograph.Site.Tests.Photos.Lists;

public sealed class ListPageOnSqliteTests() : ListPageTests(null);

public sealed class ListPageOnPostgresTests(PostgresServer server) : ListPageTests(server);

/// <summary>Paging by place: whatever the times and whatever arrives meanwhile, nothing is skipped and nothing comes twice.</summary>
public abstract class ListPageTests(PostgresServer? postgres) : DataTests(postgres)
{
    const string Address = "/photos/ana/";

    [Theory]
    [InlineData(1)]
    [InlineData(113)]
    [InlineData(3779)]
    public async Task Walking_to_the_end_meets_every_photo_once_though_times_are_equal_and_others_arrive(int stride)
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        // Few distinct times: most photos share theirs with a hundred others, across the edges of pages.
        var photos = Enumerable.Range(0, 450).Select(i => Community.NewPhoto(i, postedAt: 1 + i * stride % 1009 % 4)).ToList();
        var order = photos.Take(380).OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Select(p => p.Id).ToList();
        await Site.AddPhotosAsync(photos.Take(380));

        var late = new Queue<Photo>(photos.Skip(380));
        var seen = new List<long>();
        ListPage? page = null;
        do
        {
            page = await PageAsync(page?.Next);
            seen.AddRange(page.Photos.Select(p => p.Photo.Id));
            // Newer than all that was seen, or older, or between: a page that was read must not change what follows it.
            await Site.AddPhotosAsync(Enumerable.Range(0, Math.Min(15, late.Count)).Select(_ => late.Dequeue()).ToList());
        }
        while (page.Next is not null);

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(order, seen.Where(id => id < Community.FirstPhoto + 380));
        Assert.Equal(seen.OrderByDescending(id => photos[(int)(id - Community.FirstPhoto)].PostedAt).ThenByDescending(id => id), seen);
    }

    [Fact]
    public async Task The_way_back_shows_the_same_pages()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Enumerable.Range(0, 330).Select(i => Community.NewPhoto(i, postedAt: i / 50)));
        var first = await PageAsync(null);
        var second = await PageAsync(first.Next);
        var third = await PageAsync(second.Next);
        var back = await PageAsync(third.Previous);
        Assert.Equal(second.Photos.Select(p => p.Photo.Id), back.Photos.Select(p => p.Photo.Id));
        Assert.Equal(second.Next, back.Next);

        var start = await PageAsync(back.Previous);
        Assert.Equal(first.Photos.Select(p => p.Photo.Id), start.Photos.Select(p => p.Photo.Id));
        Assert.True(start.IsFirst);
        Assert.Equal(Address, start.Address);
    }

    [Fact]
    public async Task With_less_than_a_page_before_it_the_first_page_is_whole()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Enumerable.Range(0, 250).Select(i => Community.NewPhoto(i)));
        var page = await PageAsync($"{Address}?before={new PagePlace(Community.NewPhoto(220).PostedAt, Community.FirstPhoto + 220)}");
        Assert.Equal(ListPage.Length, page.Photos.Count);
        Assert.Equal(Community.FirstPhoto + 249, page.Photos[0].Photo.Id);
        Assert.Null(page.Previous);
    }

    [Theory]
    [InlineData("?after=")]
    [InlineData("?after=x-y")]
    [InlineData("?before=1")]
    [InlineData("?after=-1--1")]
    public async Task A_place_that_is_none_is_the_start(string query)
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Enumerable.Range(0, 3).Select(i => Community.NewPhoto(i)));
        Assert.Equal(3, (await PageAsync(Address + query)).Photos.Count);
    }

    Task<ListPage> PageAsync(string? address)
    {
        string? query = address?.Split('?') is [_, var rest] ? rest : null;
        string? Value(string name) => query?.StartsWith(name + "=", StringComparison.Ordinal) == true ? query[(name.Length + 1)..] : null;
        return Site.WithDataAsync(data =>
            ListPage.OfAsync(PhotoOrder.ByPosted(data.Photos.VisibleTo(Viewer.Anonymous, data)), Address, Value("before"), Value("after"), Cancel));
    }
}
