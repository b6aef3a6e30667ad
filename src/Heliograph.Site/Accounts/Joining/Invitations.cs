using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Joining;

/// <summary>Takes invitations in exchange for accounts, each once.</summary>
static class Invitations
{
    /// <summary>Marks the invitation as used by the person; belongs in the transaction that makes the account.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>The invitation; null where the code is unknown, used, expired or void.</returns>
    public static async Task<Invitation?> TakeAsync(SiteData data, string codeHash, long personId, long now, CancellationToken cancel)
    {
        // The code that the first start prints is void as soon as there is an administrator.
        int taken = await data.Invitations
            .Where(i => i.CodeHash == codeHash && i.UsedById == null && (i.ExpiresAt == null || i.ExpiresAt > now))
            .Where(i => !i.ForAdministrator || i.CreatedById != null || !data.People.Any(p => p.IsAdministrator))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedById, personId).SetProperty(x => x.UsedAt, now), cancel);
        return taken == 0 ? null : await data.Invitations.AsNoTracking().SingleAsync(i => i.CodeHash == codeHash, cancel);
    }

    /// <summary>Undoes <see cref="TakeAsync"/> in the same transaction: no account came of it.</summary>
    public static Task GiveBackAsync(SiteData data, string codeHash, CancellationToken cancel) =>
        data.Invitations.Where(i => i.CodeHash == codeHash)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedById, (long?)null).SetProperty(x => x.UsedAt, (long?)null), cancel);
}
