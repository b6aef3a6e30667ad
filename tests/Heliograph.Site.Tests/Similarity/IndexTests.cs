using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Search;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Index;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Similarity.Twins;
using Heliograph.Site.Similarity;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Similarity;

public sealed class IndexOnSqliteTests() : IndexTests(null);

public sealed class IndexOnPostgresTests(PostgresServer server) : IndexTests(server);

/// <summary>Searching among photos whose vectors are known: exact at first, in trained generations later, and always as of now.</summary>
public abstract class IndexTests(PostgresServer? postgres) : DataTests(postgres)
{
    const int Photos = 600;
    const SimilarityKind Kind = SimilarityKind.Texture;

    async Task FillAsync()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Enumerable.Range(0, Photos).Select(i => Community.NewPhoto(i)));
        await Site.WithDataAsync(data =>
        {
            data.PhotoVectors.AddRange(Enumerable.Range(0, Photos).Select(i =>
                new PhotoVector { PhotoId = Community.FirstPhoto + i, Kind = Kind, Model = Model(), Values = UnitVector.ToBytes(Vector(i)) }));
            return data.SaveChangesAsync(Cancel);
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_nearest_come_first_exactly_and_from_a_trained_index(bool isTrained)
    {
        await FillAsync();
        if (isTrained)
            await TrainAsync();
        Assert.Equal(isTrained ? 1 : 0, Generation.Numbers(Path.Combine(Site.Folder.Indexes, "texture")).Length);
        var expected = Enumerable.Range(0, Photos).OrderBy(i => Distance(Vector(i), Vector(7))).Take(10).Select(i => Community.FirstPhoto + i);
        var found = await FindAsync(Vector(7), 10, p => true);
        Assert.Equal(expected.Take(3), found.Take(3));
        Assert.InRange(expected.Intersect(found).Count(), isTrained ? 8 : 10, 10);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_may_not_be_seen_takes_no_place_and_changes_show_at_once(bool isTrained)
    {
        await FillAsync();
        if (isTrained)
            await TrainAsync();
        long[] first = await FindAsync(Vector(7), 20, p => true);
        await Site.WithDataAsync(data => data.Photos.Where(p => first.Take(5).Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Visibility, Visibility.Private), Cancel));
        await Site.WithDataAsync(data => data.Photos.Where(p => p.Id == first[5]).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeletedAt, 1), Cancel));
        long[] second = await FindAsync(Vector(7), 20, p => true);
        Assert.Equal(20, second.Length);
        Assert.Equal(first[6..], second[..14]);

        long few = first[19];
        Assert.Equal([few], await FindAsync(Vector(7), 20, p => p.Id == few));
        Assert.Empty(await FindAsync(Vector(7), 20, p => p.Id < 0));
        Assert.Equal(Photos - 6, (await FindAsync(Vector(7), Photos, p => true)).Length);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task New_photos_are_found_and_others_get_new_vectors_without_training(bool isTrained)
    {
        await FillAsync();
        if (isTrained)
            await TrainAsync();
        await FindAsync(Vector(7), 1, p => true);
        await Site.AddPhotosAsync([Community.NewPhoto(Photos)]);
        await KeepAsync(Photos, Vector(Photos));
        Assert.Equal(Community.FirstPhoto + Photos, (await FindAsync(Vector(Photos), 1, p => true))[0]);

        // A photo that was replaced looks like another now.
        await KeepAsync(Photos, Vector(999));
        Assert.Equal(Community.FirstPhoto + Photos, (await FindAsync(Vector(999), 1, p => true))[0]);
    }

    [Fact]
    public async Task A_new_generation_takes_the_place_of_the_old_while_it_is_searched()
    {
        await FillAsync();
        await TrainAsync();
        var indexes = Site.Services.GetRequiredService<SimilarityIndexes>();
        await using var scope = Site.NewScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        string model = Model();
        using (var held = await indexes[Kind].UpToDateAsync(model, data, Cancel))
        {
            Assert.Equal(1, held.Generation!.Number);
            await TrainAsync();
            using (var next = await indexes[Kind].UpToDateAsync(model, data, Cancel))
                Assert.Equal(2, next.Generation!.Number);
            Assert.Equal(Community.FirstPhoto + 7, held.Search(Vector(7), 1, null)[0].Id);
        }

        Assert.Equal([2L], Generation.Numbers(indexes[Kind].Folder));
    }

    [Fact]
    public async Task A_torn_generation_is_left_and_photos_are_compared_one_by_one()
    {
        await FillAsync();
        await TrainAsync();
        await File.WriteAllBytesAsync(Path.Combine(Site.Folder.Indexes, "texture", "1", "index"), new byte[100], Cancel);
        Assert.Equal(Community.FirstPhoto + 7, (await FindAsync(Vector(7), 1, p => true))[0]);
    }

    [Fact]
    public async Task Guesses_and_copies_are_kept_and_found()
    {
        await FillAsync();
        await using var scope = Site.NewScope();
        var (looks, data) = (scope.ServiceProvider.GetRequiredService<PhotoLooks>(), scope.ServiceProvider.GetRequiredService<SiteData>());
        Assert.Equal(Photos, await looks.Unseen(["colour-1", Model()]).CountAsync(Cancel));
        var photo = await data.Photos.AsNoTracking().SingleAsync(p => p.Id == Community.FirstPhoto, Cancel);
        var feature = new Feature(Kind, Model(), Vector(7));
        Assert.True(await looks.KeepAsync(photo, new LookedAt([feature], [("net", new NetworkFinding(OutputMeaning.Tags, "Grey Whale", 0.5f))], ["colour-1", Model()]), Cancel));
        Assert.Equal(Photos - 1, await looks.Unseen(["colour-1", Model()]).CountAsync(Cancel));
        var filter = new PhotoFilter { Looks = [["greywhale", "shark"]] };
        Assert.Equal([photo.Id], await data.Photos.Matching(filter, null, data).Select(p => p.Id).ToListAsync(Cancel));

        await scope.ServiceProvider.GetRequiredService<TwinSearch>().FindAsync(photo, [feature], Cancel);
        Assert.Contains(await data.PhotoTwins.ToListAsync(Cancel), t => t is { PhotoId: Community.FirstPhoto, OtherId: Community.FirstPhoto + 7, Likeness: > 0.99f });
    }

    string Model() => Site.Services.GetRequiredService<PhotoFeatures>().ModelOf(Kind)!;

    async Task TrainAsync()
    {
        await using var scope = Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<TrainJob>().TrainAsync(Kind, Model(), null, Cancel);
    }

    async Task<long[]> FindAsync(float[] vector, int count, System.Linq.Expressions.Expression<Func<Photo, bool>> filter)
    {
        await using var scope = Site.NewScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var found = await scope.ServiceProvider.GetRequiredService<SimilarPhotos>()
            .FindAsync(Kind, vector, data.Photos.InPublicLists(Viewer.Anonymous, data).Where(filter), count, Cancel);
        return [.. found.Select(f => f.Id)];
    }

    async Task KeepAsync(int number, float[] vector)
    {
        await using var scope = Site.NewScope();
        var photo = await Site.WithDataAsync(data => data.Photos.AsNoTracking().SingleAsync(p => p.Id == Community.FirstPhoto + number, Cancel));
        await scope.ServiceProvider.GetRequiredService<PhotoLooks>().KeepAsync(photo, new LookedAt([new Feature(Kind, Model(), vector)], [], [Model()]), Cancel);
    }

    /// <summary>Around one of twenty centres.</summary>
    static float[] Vector(int number)
    {
        var (around, random) = (new Random(number % 20), new Random(1_000 + number));
        return UnitVector.Of([.. Enumerable.Range(0, 96).Select(_ => (float)(around.NextDouble() + 0.4 * random.NextDouble()))]);
    }

    static double Distance(float[] one, float[] other) => one.Zip(other, (a, b) => (double)(a - b) * (a - b)).Sum();
}
