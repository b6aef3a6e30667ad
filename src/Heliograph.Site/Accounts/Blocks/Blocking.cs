using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Blocks;

/// <summary>Blocks people, and says who is blocked.</summary>
static class Blocking
{
    /// <summary>Whether <paramref name="owner"/> blocked the viewer: then the viewer adds nothing to what is the owner's.</summary>
    public static Task<bool> IsBlockedAsync(this SiteData data, Viewer viewer, long owner, CancellationToken cancel) =>
        data.Blocks.AnyAsync(b => b.OwnerId == owner && b.PersonId == viewer.PersonId, cancel);

    /// <summary>Whether either blocked the other: then neither follows the other.</summary>
    public static Task<bool> IsBetweenAsync(SiteData data, long one, long other, CancellationToken cancel) =>
        data.Blocks.AnyAsync(b => (b.OwnerId == one && b.PersonId == other) || (b.OwnerId == other && b.PersonId == one), cancel);

    /// <summary>From now on the person is a stranger to the owner: neither follows the other, and with that every mark between them is gone.</summary>
    /// <param name="now">Unix milliseconds.</param>
    public static Task<int> BlockAsync(SiteData data, long owner, long person, long now, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        await data.Contacts.Where(c => (c.OwnerId == owner && c.PersonId == person) || (c.OwnerId == person && c.PersonId == owner)).ExecuteDeleteAsync(stop);
        return await data.Database.ExecuteSqlAsync(
            $"insert into block (owner_id, person_id, since) values ({owner}, {person}, {now}) on conflict do nothing", stop);
    }, Durability.Acknowledged, cancel);

    public static Task<int> UnblockAsync(SiteData data, long owner, long person, CancellationToken cancel) =>
        data.WriteAsync(stop => data.Blocks.Where(b => b.OwnerId == owner && b.PersonId == person).ExecuteDeleteAsync(stop), Durability.Process, cancel);
}
