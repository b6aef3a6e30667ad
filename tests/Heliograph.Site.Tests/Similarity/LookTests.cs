using Heliograph.Site.Accounts;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Similarity;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Tests.Jobs;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>Photos are looked at as they come, turn and go, and again when a network is added.</summary>
public sealed class LookTests : IAsyncLifetime
{
    readonly PhotoSite site = new() { Settings = { ["Images:Premade"] = "" } };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_upload_is_looked_at_by_a_job_and_again_when_it_was_turned()
    {
        var (id, _) = await site.AddPhotoAsync();
        await site.Site.UntilDoneAsync(LookJob.Name);
        var before = await VectorsAsync(id);
        Assert.Equal([SimilarityKind.Colour, SimilarityKind.Texture], before.Select(v => v.Kind));
        Assert.Equal(0, await UnseenAsync());

        await using var scope = site.Site.NewScope();
        var viewer = new Viewer((await site.ReadAsync(id)).OwnerId, false);
        await scope.ServiceProvider.GetRequiredService<PhotoRotation>().RotateAsync(id, 90, viewer, Cancel);
        await LookAsync(id);
        Assert.NotEqual(before[1].Values, (await VectorsAsync(id))[1].Values);
        Assert.Equal(90, await site.Site.WithDataAsync(data => data.PhotoLooks.Where(l => l.PhotoId == id).Select(l => l.Rotation).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task An_added_network_looks_at_all_photos_and_what_its_owner_refused_stays_refused()
    {
        var (id, _) = await site.AddPhotoAsync();
        await site.Site.UntilDoneAsync(LookJob.Name);
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        await using (var scope = site.Site.NewScope())
            Assert.Equal("Made for tests", await scope.ServiceProvider.GetRequiredService<NetworkInstall>().AddAsync(MadeNetwork.WriteTo(folder), Cancel));
        Directory.Delete(folder, recursive: true);
        await LookAsync(id);
        Assert.Equal([SimilarityKind.Content, SimilarityKind.Colour, SimilarityKind.Texture], (await VectorsAsync(id)).Select(v => v.Kind));
        var tag = (await FindingsAsync(id)).First(f => f.Kind == FindingKind.Tag);
        Assert.InRange(tag.Confidence, 0.3f, 1);
        Assert.Single(await FindingsAsync(id), f => f.Kind == FindingKind.Score);

        await site.Site.WithDataAsync(data => data.PhotoFindings.Where(f => f.PhotoId == id && f.Clean == tag.Clean).ExecuteUpdateAsync(set => set.SetProperty(f => f.State, FindingState.Refused), Cancel));
        await LookAsync(id);
        Assert.Equal(FindingState.Refused, (await FindingsAsync(id)).Single(f => f.Kind == FindingKind.Tag && f.Clean == tag.Clean).State);
    }

    [Fact]
    public async Task With_the_photo_all_that_was_seen_of_it_goes()
    {
        var (id, _) = await site.AddPhotoAsync();
        await LookAsync(id);
        await using var scope = site.Site.NewScope();
        var owner = new Viewer((await site.ReadAsync(id)).OwnerId, false);
        var deletion = scope.ServiceProvider.GetRequiredService<PhotoDeletion>();
        Assert.True(await deletion.DeleteAsync(id, owner, Cancel));
        Assert.True(await deletion.PurgeAsync(id, owner.PersonId, Cancel));
        Assert.Empty(await VectorsAsync(id));
        Assert.False(await site.Site.WithDataAsync(data => data.PhotoLooks.AnyAsync(l => l.PhotoId == id, Cancel)));
    }

    async Task LookAsync(long id)
    {
        await using var scope = site.Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<PhotoLooks>().LookAsync(await site.ReadAsync(id), Cancel);
    }

    async Task<int> UnseenAsync()
    {
        await using var scope = site.Site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<PhotoLooks>().Unseen(scope.ServiceProvider.GetRequiredService<PhotoFeatures>().Models).CountAsync(Cancel);
    }

    Task<List<PhotoVector>> VectorsAsync(long id) => site.Site.WithDataAsync(data => data.PhotoVectors.Where(v => v.PhotoId == id).OrderBy(v => v.Kind).ToListAsync(Cancel));

    Task<List<PhotoFinding>> FindingsAsync(long id) => site.Site.WithDataAsync(data => data.PhotoFindings.AsNoTracking().Where(f => f.PhotoId == id).ToListAsync(Cancel));
}
