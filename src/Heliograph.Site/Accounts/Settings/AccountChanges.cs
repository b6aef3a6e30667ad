using System.ComponentModel.DataAnnotations;
using Heliograph.Site.Accounts.SigningIn;
using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts.Settings;

/// <summary>Why an account stays as it is.</summary>
enum AccountFault { None, WrongPassword, EmailInvalid, EmailTaken }

/// <summary>What a person changes of the own account after typing the password again. This session goes on.</summary>
sealed class AccountChanges(UserManager<Person> people, SignInManager<Person> signIn, Sessions sessions)
{
    public async Task<AccountFault> SetEmailAsync(Person person, string email, string password)
    {
        email = email.Trim();
        if (!new EmailAddressAttribute().IsValid(email))
            return AccountFault.EmailInvalid;
        if (!await people.CheckPasswordAsync(person, password))
            return AccountFault.WrongPassword;
        if (await people.FindByEmailAsync(email) is { } other && other.Id != person.Id)
            return AccountFault.EmailTaken;

        if (!(await people.SetEmailAsync(person, email)).Succeeded)
            return AccountFault.EmailInvalid;
        await KeepThisSessionAsync(person);
        return AccountFault.None;
    }

    /// <summary>Ends all other sessions.</summary>
    public async Task<AccountFault> SetPasswordAsync(Person person, string oldPassword, string newPassword)
    {
        if (!(await people.ChangePasswordAsync(person, oldPassword, newPassword)).Succeeded)
            return AccountFault.WrongPassword;
        await KeepThisSessionAsync(person);
        return AccountFault.None;
    }

    async Task KeepThisSessionAsync(Person person)
    {
        await sessions.EndAllAsync(person);
        await signIn.RefreshSignInAsync(person);
    }
}
