using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts.SigningIn;

/// <summary>Ends every session of a person at once in this process, and within <see cref="Recheck"/> in others.</summary>
sealed class Sessions(UserManager<Person> people, RenewedStamps renewed)
{
    /// <summary>How long a cookie is taken at its word.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromMinutes(5);

    public async Task EndAllAsync(Person person)
    {
        await people.UpdateSecurityStampAsync(person);
        renewed.Note(person.Id);
    }
}
