using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.People;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Search;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Search;

public sealed class PhotoSearchOnSqliteTests() : PhotoSearchTests(null);

public sealed class PhotoSearchOnPostgresTests(PostgresServer server) : PhotoSearchTests(server);

/// <summary>What a line of search finds, the same on either database.</summary>
public abstract class PhotoSearchTests(PostgresServer? postgres) : DataTests(postgres)
{
    static readonly Viewer Ana = new(Community.Ana), Tomas = new(Community.Tomas);

    /// <summary>Numbers are those of the photos in <see cref="FillAsync"/>; lines are read as in the page's field.</summary>
    static readonly Dictionary<string, int[]> Lines = new()
    {
        ["pier"] = [0, 1, 2],
        ["PIER rain"] = [0, 1],
        ["café"] = [3],
        ["cafe"] = [3],
        ["Ärger"] = [4],
        ["arger"] = [4],
        ["\"rain pier\""] = [1],
        ["pie"] = [],
        ["pie*"] = [0, 1, 2],
        ["pier -rain"] = [2],
        ["-pier by:tomas"] = [5, 6],
        ["東京"] = [5, 6],
        ["東京タワー"] = [5],
        ["京"] = [5, 6],
        ["タワー"] = [5],
        ["東京 -タワー"] = [6],
        ["夜景"] = [5],
        ["DSC_0001"] = [7],
        ["d-70"] = [7],
        ["tag:\"late summer\""] = [2],
        ["latesummer"] = [2],
        ["tag:pier tag:rain"] = [0],
        ["tag:pier,tokyo"] = [0, 5],
        ["tag:bird:species=*"] = [7],
        ["tag:bird:*=gull"] = [7],
        ["tag:bird:species=Gull"] = [7],
        ["tag:bird:species=tern"] = [],
        ["taken:2019"] = [0, 1],
        ["taken:2019-05-17"] = [0],
        ["taken:..2019-06"] = [0, 1],
        ["taken:2020.."] = [2],
        ["uploaded:2023-11-14"] = [0, 1, 2, 3, 4, 5, 6, 7],
        ["uploaded:2024.."] = [],
        ["licence:cc-by"] = [1],
        ["licence:cc"] = [1, 2],
        ["shape:square by:me"] = [4],
        ["camera:d70"] = [0, 7],
        ["camera:\"nikon d70s\""] = [7],
        ["kind:screenshot"] = [3],
        ["place:-10,38,-8,39"] = [0],
        ["place:170,-20,-170,0"] = [2],
        ["in:72000000000000001"] = [1, 4],
        ["in:72000000000000001 rain"] = [1],
        ["with:tomas"] = [1],
        ["with:tomas by:tomas"] = [],
        ["by:nobody pier"] = [0, 1, 2],
    };

    [Fact]
    public async Task Every_line_finds_what_it_says()
    {
        await FillAsync();
        foreach (var (line, expected) in Lines)
            Assert.Equal($"{line}: {string.Join(' ', expected)}", $"{line}: {await FindAsync(line, Ana)}");
    }

    [Fact]
    public async Task Nothing_is_found_or_counted_that_the_viewer_may_not_see_or_does_not_wish_to_meet()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(
            Photo(0, "pier"), Photo(1, "pier", p => p.Visibility = Visibility.Private), Photo(2, "pier", p => p.Visibility = Visibility.Friends),
            Photo(3, "pier", p => p.IsHidden = true), Photo(4, "pier", p => p.Safety = SafetyLevel.Moderate), Photo(5, "pier", p => p.Safety = SafetyLevel.Restricted),
            Photo(6, "pier", p => p.DeletedAt = 1), Photo(7, "pier", p => p.TakenDownAt = 1));
        Assert.Equal("0", await FindAsync("pier", Viewer.Anonymous));
        Assert.Equal("0", await FindAsync("pier", Tomas));
        Assert.Equal("0 1 2 3 4 5 7", await FindAsync("pier", Ana));

        await Site.WithDataAsync(async data =>
        {
            data.Contacts.Add(new Contact { OwnerId = Community.Ana, PersonId = Community.Tomas, IsFriend = true });
            (await data.People.SingleAsync(p => p.Id == Community.Tomas, Cancel)).SafeSearch = SafetyLevel.Moderate;
            return await data.SaveChangesAsync(Cancel);
        });
        Assert.Equal("0 2 4", await FindAsync("pier", Tomas));
        Assert.Equal("0 2", await FindAsync("pier safety:safe", Tomas));
    }

    [Fact]
    public async Task A_place_is_searched_only_by_who_may_know_it()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(
            Photo(0, "a", p => (p.Latitude, p.Longitude, p.LocationVisibility) = (38.7, -9.1, Visibility.Public)),
            Photo(1, "b", p => (p.Latitude, p.Longitude, p.LocationVisibility) = (38.7, -9.1, Visibility.Friends)),
            Photo(2, "c", p => (p.Latitude, p.Longitude, p.LocationVisibility) = (38.7, -9.1, Visibility.Private)));
        Assert.Equal("0", await FindAsync("place:-10,38,-8,39", Viewer.Anonymous));
        Assert.Equal("0", await FindAsync("place:-10,38,-8,39", Tomas));
        Assert.Equal("0 1 2", await FindAsync("place:-10,38,-8,39", Ana));
        await Site.WithDataAsync(data =>
        {
            data.Contacts.Add(new Contact { OwnerId = Community.Ana, PersonId = Community.Tomas, IsFriend = true });
            return data.SaveChangesAsync(Cancel);
        });
        Assert.Equal("0 1", await FindAsync("place:-10,38,-8,39", Tomas));
    }

    [Fact]
    public async Task An_edit_a_tag_and_a_deletion_are_found_as_soon_as_they_are_stored_and_never_if_they_are_not()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Photo(0, "harbour"));
        await ChangeAsync(photo => photo.Title = "lighthouse");
        Assert.Empty(await FindAsync("harbour", Ana));
        Assert.Equal("0", await FindAsync("lighthouse", Ana));

        await ChangeAsync(photo => Tagging.Add(photo, ["灯台"], Community.Ana, Now));
        Assert.Equal("0", await FindAsync("灯", Ana));
        await ChangeAsync(photo => photo.Tags.Clear());
        Assert.Empty(await FindAsync("灯台", Ana));

        await Assert.ThrowsAsync<InvalidOperationException>(() => ChangeAsync(photo =>
        {
            photo.Title = "never";
            return new InvalidOperationException();
        }));
        Assert.Empty(await FindAsync("never", Ana));

        await Site.WithDataAsync(data => data.WriteAsync(c => data.Photos.ExecuteDeleteAsync(c), Durability.Process, Cancel));
        Assert.Empty(await FindAsync("lighthouse", Ana));
        Assert.Equal(0, await Site.WithDataAsync(data => FullText.Of(data).CountAsync([new SearchWord("lighthouse")], Cancel)));
    }

    [Fact]
    public async Task Every_order_is_walked_to_its_end_and_back_meeting_each_photo_once()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        var photos = Enumerable.Range(0, 230).Select(i => Photo(i, i % 3 == 0 ? "pier" : "", p =>
        {
            p.PostedAt = 1_700_000_000_000 + (i * 7 % 40);
            p.TakenAt = $"20{10 + (i * 3 % 10)}-05-17 10:30:00";
            p.Interestingness = i * 11 % 13 / 1024.0;
            if (i % 3 == 1)
                Tagging.Add(p, ["pier"], Community.Ana, 1);
            else if (i % 3 == 2)
                p.Description = "by the pier";
        })).ToList();
        await Site.AddPhotosAsync(photos);
        foreach (var sort in Enum.GetValues<PhotoSort>())
            await WalkAsync(sort, photos);
    }

    async Task WalkAsync(PhotoSort sort, List<Photo> photos)
    {
        Func<Photo, object> key = sort switch
        {
            PhotoSort.Relevant => p => (2 - (p.Id - Community.FirstPhoto) % 3, p.PostedAt),
            PhotoSort.TakenNewest or PhotoSort.TakenOldest => p => p.TakenAt,
            PhotoSort.Interesting => p => p.Interestingness,
            _ => p => p.PostedAt,
        };
        var expected = photos.OrderByDescending(key).ThenByDescending(p => p.Id).Select(p => p.Id).ToList();
        if (sort is PhotoSort.Oldest or PhotoSort.TakenOldest)
            expected.Reverse();

        await Site.WithDataAsync(async data =>
        {
            var reading = await SearchReading.OfAsync(SearchTerm.Parse("pier"), data, Tomas, Cancel);
            var found = await new PhotoSearch(data, Tomas).FindAsync(reading.Filter, sort, Cancel);
            Assert.Equal(sort, found.Sort);
            var first = await ListPage.OfAsync(found.Order, "/search?q=pier", null, null, Cancel);
            var second = await ListPage.OfAsync(found.Order, "/search?q=pier", null, Place(first.Next), Cancel);
            var third = await ListPage.OfAsync(found.Order, "/search?q=pier", null, Place(second.Next), Cancel);
            var back = await ListPage.OfAsync(found.Order, "/search?q=pier", Place(third.Previous), null, Cancel);
            Assert.Equal(expected, first.Photos.Concat(second.Photos).Concat(third.Photos).Select(p => p.Photo.Id));
            Assert.Null(third.Next);
            Assert.Equal(second.Photos.Select(p => p.Photo.Id), back.Photos.Select(p => p.Photo.Id));
            return 0;
        });
    }

    static string? Place(string? address) => address?[(address.LastIndexOf('=') + 1)..];

    async Task FillAsync()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(
            Photo(0, "Before the storm", p =>
            {
                Tag(p, "pier", "rain");
                p.TakenAt = "2019-05-17 10:30:00";
                (p.CameraMake, p.CameraModel) = ("NIKON CORPORATION", "NIKON D70");
                (p.Latitude, p.Longitude) = (38.7, -9.1);
            }),
            Photo(1, "Rain, pier and gulls", p =>
            {
                p.TakenAt = "2019-01-01 00:00:00";
                p.TakenGranularity = 6;
                p.Licence = Licence.Attribution;
            }),
            Photo(2, "Sun", p =>
            {
                p.Description = "At the pier's end.";
                Tag(p, "late summer");
                p.TakenAt = "2020-08-01 09:00:00";
                p.Licence = Licence.AttributionNonCommercial;
                (p.Latitude, p.Longitude) = (-17.7, 178.0);
            }),
            Photo(3, "Le Café", p => (p.ContentType, p.Width, p.Height) = (ContentType.Screenshot, 300, 200)),
            Photo(4, "A\u0308rger", p => (p.Width, p.Height) = (1000, 1010)),
            Photo(5, "東京タワーの夜景", p => Tag(p, "Tokyo"), Community.Tomas),
            Photo(6, "大東京", null, Community.Tomas),
            Photo(7, "DSC_0001.jpg", p =>
            {
                Tag(p, "D-70", "bird:species=Gull");
                p.CameraModel = "Nikon D70s";
            }));
        await Site.AddAlbumAsync(72_000_000_000_000_001, "Some", Community.FirstPhoto + 1, Community.FirstPhoto + 4);
        await Site.WithDataAsync(data =>
        {
            data.PhotoPeople.Add(new PhotoPerson { PhotoId = Community.FirstPhoto + 1, PersonId = Community.Tomas, AddedById = Community.Ana });
            data.PhotoPeople.Add(new PhotoPerson { PhotoId = Community.FirstPhoto + 2, PersonId = Community.Tomas, AddedById = Community.Ana, IsRefused = true });
            return data.SaveChangesAsync(Cancel);
        });
    }

    static void Tag(Photo photo, params string[] tags) => Tagging.Add(photo, tags, photo.OwnerId, 1);

    static Photo Photo(int number, string title, Action<Photo>? change = null, long owner = Community.Ana)
    {
        var photo = Community.NewPhoto(number, owner);
        photo.Title = title;
        (photo.Width, photo.Height) = (300, 200);
        photo.IsTakenUnknown = true;
        change?.Invoke(photo);
        photo.IsTakenUnknown = photo.TakenAt.Length == 0;
        return photo;
    }

    /// <returns>Numbers of the photos, ascending.</returns>
    Task<string> FindAsync(string line, Viewer viewer) => Site.WithDataAsync(async data =>
    {
        var reading = await SearchReading.OfAsync(SearchTerm.Parse(line), data, viewer, Cancel);
        var found = await new PhotoSearch(data, viewer).FindAsync(reading.Filter, PhotoSort.Relevant, Cancel);
        var page = await ListPage.OfAsync(found.Order, "/search", null, null, Cancel);
        Assert.Equal(page.Photos.Count, await found.CountAsync(Cancel));
        return string.Join(' ', page.Photos.Select(p => p.Photo.Id - Community.FirstPhoto).Order());
    });

    Task<int> ChangeAsync(Action<Photo> change) => ChangeAsync(photo =>
    {
        change(photo);
        return null;
    });

    Task<int> ChangeAsync(Func<Photo, Exception?> change) => Site.WithDataAsync(data => data.WriteAsync(async stop =>
    {
        var refusal = change(await data.Photos.Include(p => p.Tags).SingleAsync(stop));
        int rows = await data.SaveChangesAsync(stop);
        return refusal is null ? rows : throw refusal;
    }, Durability.Process, Cancel));
}
