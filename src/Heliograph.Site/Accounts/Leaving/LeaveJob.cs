using System.Globalization;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Editing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Leaving;

/// <summary>Removes what a person who left had here: photo by photo, so that originals lose their references, then the account and all that hangs on it.</summary>
sealed class LeaveJob(SiteData data, PhotoDeletion deletion, TimeProvider clock) : IJobKind
{
    public const string Name = "accounts.leave";
    const int BatchSize = 100;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        long person = run.Payload<Payload>().PersonId;
        var all = data.Photos.IgnoreQueryFilters().Where(p => p.OwnerId == person);
        int total = await all.CountAsync(cancel);
        for (int done = 0; !await TryRemoveAccountAsync(person, cancel);)
        {
            foreach (long photo in await BinAsync(person, cancel))
            {
                await deletion.PurgeAsync(photo, person, cancel);
                run.Report(Math.Min(1, ++done / (double)total), string.Create(CultureInfo.InvariantCulture, $"{done:n0} of {total:n0}"));
                await run.PaceAsync(cancel);
            }
        }
    }

    /// <summary>Takes the next photos out of everybody's sight, also those whose upload ended after its owner had left.</summary>
    async Task<List<long>> BinAsync(long person, CancellationToken cancel) => await data.WriteAsync(async token =>
    {
        var ids = await data.Photos.IgnoreQueryFilters().Where(p => p.OwnerId == person).OrderBy(p => p.Id).Select(p => p.Id).Take(BatchSize).ToListAsync(token);
        await data.Photos.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeletedAt, clock.GetUtcNow().ToUnixTimeMilliseconds()), token);
        foreach (long id in ids)
            ChangeLog.Append(data, ChangeKind.PhotoDeleted, id, person, clock);
        await data.SaveChangesAsync(token);
        return ids;
    }, Durability.Process, cancel);

    /// <summary>With the account go albums, batches, reports, notices and sessions: they refer to it.</summary>
    /// <returns>False where there are photos, whose originals would keep a reference that nobody has.</returns>
    Task<bool> TryRemoveAccountAsync(long person, CancellationToken cancel) => data.WriteAsync(async token =>
    {
        if (await data.Photos.IgnoreQueryFilters().AnyAsync(p => p.OwnerId == person, token))
            return false;
        await data.People.Where(p => p.Id == person && p.UserName == null).ExecuteDeleteAsync(token);
        return true;
    }, Durability.Acknowledged, cancel);

    public sealed record Payload(long PersonId);
}
