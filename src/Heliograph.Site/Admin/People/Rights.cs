using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.SigningIn;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Admin.People;

/// <summary>What a person may do on the site. One administrator who can sign in always remains.</summary>
sealed class Rights(SiteData data, UserManager<Person> people, Sessions sessions, RenewedStamps renewed)
{
    /// <summary>In words; empty for a person without anything special.</summary>
    public static string Standing(Person person) =>
        IsLocked(person) ? AdminTexts.Locked : person.IsAdministrator ? AdminTexts.Administrator : "";

    /// <summary>By an administrator, not for a while after failed tries.</summary>
    public static bool IsLocked(Person person) => person.LockoutEnd == DateTimeOffset.MaxValue;

    /// <returns>False where this would leave no administrator.</returns>
    public async Task<bool> TrySetAdministratorAsync(long personId, bool isAdministrator, CancellationToken cancel)
    {
        bool isSet = await data.WriteAsync(async cancel =>
        {
            if (!isAdministrator && await IsLastAsync(personId, cancel))
                return false;
            return await data.People.Where(p => p.Id == personId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsAdministrator, isAdministrator), cancel) > 0;
        }, Durability.Process, cancel);
        // The next request brings a cookie that says so; nobody is signed out for it.
        renewed.Note(personId);
        return isSet;
    }

    /// <summary>Keeps the person out until the lock is taken off, and ends the sessions.</summary>
    /// <returns>False where this would leave no administrator.</returns>
    public async Task<bool> TryLockAsync(long personId, CancellationToken cancel)
    {
        bool isSet = await data.WriteAsync(async cancel => !await IsLastAsync(personId, cancel) && await SetLockAsync(personId, DateTimeOffset.MaxValue, cancel), Durability.Process, cancel);
        if (isSet && await people.FindByIdAsync($"{personId}") is { } person)
            await sessions.EndAllAsync(person);
        return isSet;
    }

    /// <summary>Also ends the time for which failed tries locked the account.</summary>
    public Task UnlockAsync(long personId, CancellationToken cancel) =>
        data.WriteAsync(cancel => SetLockAsync(personId, null, cancel), Durability.Process, cancel);

    async Task<bool> SetLockAsync(long personId, DateTimeOffset? end, CancellationToken cancel) =>
        await data.People.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.LockoutEnd, end)
            .SetProperty(p => p.AccessFailedCount, 0), cancel) > 0;

    /// <summary>Whether the site would have no administrator without this one. Call it inside a transaction.</summary>
    public async Task<bool> IsLastAsync(long personId, CancellationToken cancel)
    {
        // Writing them holds their rows: of two administrators who unmake each other at once, the second sees what the first did.
        await data.People.Where(p => p.IsAdministrator).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsAdministrator, true), cancel);
        var administrators = await data.People.AsNoTracking().Where(p => p.IsAdministrator).ToListAsync(cancel);
        return administrators.Where(p => !IsLocked(p)).All(p => p.Id == personId) && administrators.Any(p => p.Id == personId);
    }
}
