using System.Globalization;
using Heliograph.Site.Accounts.SigningIn;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Recovery;

/// <summary>Links with which a person chooses a new password: good for a day, and once.</summary>
sealed class PasswordReset(SiteData data, UserManager<Person> people, Sessions sessions, TimeProvider clock)
{
    const string Provider = "heliograph";
    const string AskedAt = "reset-asked-at";

    /// <summary>The link, from the site's root; whoever has it may take over the account.</summary>
    public async Task<string> LinkAsync(Person person) =>
        $"/account/reset?person={person.Id.ToString(CultureInfo.InvariantCulture)}&token={Uri.EscapeDataString(await people.GeneratePasswordResetTokenAsync(person))}";

    /// <summary>Remembers for the administrators that the person waits for a link which could not be mailed.</summary>
    public Task NoteAskedAsync(Person person) => people.SetAuthenticationTokenAsync(
        person, Provider, AskedAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Those who wait for a link, by their aliases.</summary>
    public async Task<IReadOnlyList<Person>> WaitingAsync(CancellationToken cancel) =>
        await data.People.AsNoTracking()
            .Where(p => data.UserTokens.Any(t => t.UserId == p.Id && t.LoginProvider == Provider && t.Name == AskedAt))
            .OrderBy(p => p.NormalizedUserName).ToListAsync(cancel);

    public async Task<bool> IsGoodAsync(long personId, string token, CancellationToken cancel) =>
        await data.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) is { } person
        && await people.VerifyUserTokenAsync(person, people.Options.Tokens.PasswordResetTokenProvider, UserManager<Person>.ResetPasswordTokenPurpose, token);

    /// <summary>Sets the password, ends all sessions and the time for which failed tries locked the account.</summary>
    /// <returns>False where the link was used, has expired or was never good.</returns>
    public async Task<bool> TrySetAsync(long personId, string token, string password, CancellationToken cancel)
    {
        var person = await data.People.SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || !(await people.ResetPasswordAsync(person, token, password)).Succeeded)
            return false;

        // A lock that an administrator set stays.
        if (person.LockoutEnd is { } end && end < DateTimeOffset.MaxValue)
            await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        await people.RemoveAuthenticationTokenAsync(person, Provider, AskedAt);
        await sessions.EndAllAsync(person);
        return true;
    }
}
