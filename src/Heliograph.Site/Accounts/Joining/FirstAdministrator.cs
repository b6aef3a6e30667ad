using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Joining;

/// <summary>How a new site gets its first administrator: whoever signs up with the code that <c>serve</c> prints.</summary>
sealed class FirstAdministrator(SiteData data, TimeProvider clock)
{
    /// <returns>A fresh code, the only one that is good from now on; null where the site has an administrator.</returns>
    public Task<string?> CodeAsync(CancellationToken cancel) => data.WriteAsync(async cancel =>
    {
        if (await data.People.AnyAsync(p => p.IsAdministrator, cancel))
            return null;

        await data.Invitations.Where(i => i.ForAdministrator && i.CreatedById == null && i.UsedById == null).ExecuteDeleteAsync(cancel);
        string code = InvitationCode.Create();
        data.Invitations.Add(new Invitation
        {
            CodeHash = InvitationCode.Hash(code),
            ForAdministrator = true,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        await data.SaveChangesAsync(cancel);
        return code;
    }, Durability.Process, cancel);
}
