using Heliograph.Site.Accounts.Joining;
using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts.SigningIn;

/// <summary>Signs people in by alias or e-mail. Whoever asks learns only whether it worked.</summary>
sealed class SignIn(UserManager<Person> people, SignInManager<Person> signIn)
{
    static readonly Person Nobody = new();
    static string? nobodysHash;

    /// <returns>False for an unknown person, a wrong password and a locked account alike, after the same time.</returns>
    public async Task<bool> TryAsync(string aliasOrEmail, string password)
    {
        var person = await FindAsync(people, aliasOrEmail);
        if (person is null || password.Length > SignUp.LongestPassword || await people.IsLockedOutAsync(person))
        {
            nobodysHash ??= people.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            people.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            return false;
        }

        return (await signIn.PasswordSignInAsync(person, password, isPersistent: true, lockoutOnFailure: true)).Succeeded;
    }

    /// <summary>No alias has an @.</summary>
    public static Task<Person?> FindAsync(UserManager<Person> people, string aliasOrEmail) => aliasOrEmail.Contains('@', StringComparison.Ordinal)
        ? people.FindByEmailAsync(aliasOrEmail.Trim())
        : people.FindByNameAsync(Aliases.Normalise(aliasOrEmail));
}
