using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Explore;

/// <summary>Measures the interest in photos of the window anew; of older ones nothing is left that would count for much.</summary>
sealed class InterestJob(SiteData data, TimeProvider clock) : IJobKind
{
    public const string Name = "interest";

    const int Batch = 500;

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) => MeasureAsync(run.PaceAsync, cancel);

    /// <param name="pace">Waited for after each batch.</param>
    public async Task MeasureAsync(Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        long since = (clock.GetUtcNow() - Interest.Window).ToUnixTimeMilliseconds();
        var given = await GivenAsync(since, cancel);
        long after = long.MinValue, last = long.MinValue;
        while (await data.Photos.IgnoreQueryFilters()
            .Where(p => p.PostedAt >= since && (p.FavouriteCount > 0 || p.CommentCount > 0 || p.Interestingness > 0)
                && (p.PostedAt > after || (p.PostedAt == after && p.Id > last)))
            .OrderBy(p => p.PostedAt).ThenBy(p => p.Id).Take(Batch)
            .Select(p => new Measured(p.Id, p.OwnerId, p.PostedAt, p.Views, p.Interestingness)).ToListAsync(cancel) is { Count: > 0 } photos)
        {
            await MeasureAsync(photos, given, cancel);
            (after, last) = (photos[^1].PostedAt, photos[^1].Id);
            await pace(cancel);
        }
    }

    async Task MeasureAsync(List<Measured> photos, Dictionary<(long Person, long Owner), int> given, CancellationToken cancel)
    {
        long[] ids = [.. photos.Select(p => p.Id)];
        var favourites = (await data.Favourites.Where(f => ids.Contains(f.PhotoId)).Select(f => new { f.PhotoId, f.PersonId, f.At }).ToListAsync(cancel))
            .ToDictionary(f => (f.PhotoId, f.PersonId), f => f.At);
        var comments = await data.Comments.Where(c => c.PhotoId != null && ids.Contains(c.PhotoId.Value) && c.TakenDownAt == null)
            .GroupBy(c => new { c.PhotoId, c.AuthorId }).Select(g => new { PhotoId = g.Key.PhotoId!.Value, g.Key.AuthorId, At = g.Min(c => c.CreatedAt) })
            .ToDictionaryAsync(c => (c.PhotoId, c.AuthorId), c => c.At, cancel);
        var people = favourites.Keys.Union(comments.Keys).ToLookup(k => k.Item1, k => k.Item2);
        await data.WriteAsync(async stop =>
        {
            foreach (var photo in photos)
            {
                TimeSpan? After(Dictionary<(long, long), long> acts, long person) =>
                    acts.TryGetValue((photo.Id, person), out long at) ? TimeSpan.FromMilliseconds(at - photo.PostedAt) : null;

                double interest = Interest.Of([.. people[photo.Id].Where(q => q != photo.OwnerId).Select(q => new PersonsInterest(
                    After(favourites, q), After(comments, q), given.GetValueOrDefault((q, 0)), given.GetValueOrDefault((q, photo.OwnerId))))], photo.Views);
                if (interest != photo.Interestingness)
                    await data.Photos.IgnoreQueryFilters().Where(p => p.Id == photo.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Interestingness, interest), stop);
            }

            return 0;
        }, Durability.Process, cancel);
    }

    /// <returns>How many favourites and comments each person gave to each owner's photos since then; under owner 0, to all.</returns>
    async Task<Dictionary<(long Person, long Owner), int>> GivenAsync(long since, CancellationToken cancel)
    {
        var favourites = await data.Favourites.Where(f => f.At >= since).GroupBy(f => new { Person = f.PersonId, Owner = f.OwnerId })
            .Select(g => new { g.Key.Person, g.Key.Owner, Count = g.Count() }).ToListAsync(cancel);
        var comments = await data.Comments.Where(c => c.CreatedAt >= since && c.PhotoId != null).GroupBy(c => new { Person = c.AuthorId, Owner = c.OwnerId })
            .Select(g => new { g.Key.Person, g.Key.Owner, Count = g.Count() }).ToListAsync(cancel);
        var given = new Dictionary<(long Person, long Owner), int>();
        foreach (var acts in favourites.Concat(comments))
        {
            given[(acts.Person, acts.Owner)] = given.GetValueOrDefault((acts.Person, acts.Owner)) + acts.Count;
            given[(acts.Person, 0)] = given.GetValueOrDefault((acts.Person, 0)) + acts.Count;
        }

        return given;
    }

    sealed record Measured(long Id, long OwnerId, long PostedAt, long Views, double Interestingness);
}
