using System.ComponentModel.DataAnnotations;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts.Joining;

/// <summary>What somebody asks for who wants an account.</summary>
/// <param name="Alias">As typed; kept in lower case.</param>
sealed record NewPerson(string Alias, string Email, string Password);

/// <summary>Why there is no account.</summary>
enum SignUpFault { AliasLength, AliasCharacters, AliasReserved, AliasTaken, EmailInvalid, EmailTaken, PasswordTooShort, PasswordTooLong, CodeNeeded, CodeUnusable, Closed }

/// <param name="Person">Null where there are faults.</param>
sealed record SignUpResult(Person? Person, IReadOnlyList<SignUpFault> Faults);

/// <summary>Makes accounts: for those who sign up, by the site's policy, and for whoever runs the site.</summary>
sealed class SignUp(SiteData data, UserManager<Person> people, IdSequence ids, TimeProvider clock, IOptionsMonitor<AccountOptions> options)
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 256;

    /// <summary>Makes an account if the policy, or the code, allows it.</summary>
    public async Task<SignUpResult> JoinAsync(NewPerson asked, string? code, CancellationToken cancel)
    {
        string? hash = string.IsNullOrWhiteSpace(code) ? null : InvitationCode.Hash(code);
        if (hash is null && options.CurrentValue.SignUp is var policy && policy != SignUpPolicy.Open)
            return Refused(policy == SignUpPolicy.Closed ? SignUpFault.Closed : SignUpFault.CodeNeeded);

        return await MakeAsync(asked, isAdministrator: false, hash, cancel);
    }

    /// <summary>Makes an account whatever the policy: the caller runs the site.</summary>
    public Task<SignUpResult> AddAsync(NewPerson asked, bool isAdministrator, CancellationToken cancel) =>
        MakeAsync(asked, isAdministrator, codeHash: null, cancel);

    async Task<SignUpResult> MakeAsync(NewPerson asked, bool isAdministrator, string? codeHash, CancellationToken cancel)
    {
        if (Faults(asked).ToArray() is { Length: > 0 } faults)
            return Refused(faults);

        var person = new Person
        {
            Id = await ids.NextPersonAsync(cancel),
            UserName = Aliases.Normalise(asked.Alias),
            Email = asked.Email.Trim(),
            IsAdministrator = isAdministrator,
            JoinedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            LockoutEnabled = true,
        };
        person.DisplayName = person.UserName;
        // Slow by intention, so before the transaction.
        person.PasswordHash = people.PasswordHasher.HashPassword(person, asked.Password);
        try
        {
            return await data.WriteAsync(cancel => StoreAsync(person, codeHash, cancel), Durability.Acknowledged, cancel);
        }
        catch (DbUpdateException)
        {
            // On PostgreSQL two may pass the checks at once; the unique indexes let one of them through.
            bool aliasTaken = await data.People.AnyAsync(p => p.NormalizedUserName == person.NormalizedUserName, cancel);
            bool emailTaken = await data.People.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail, cancel);
            if (!aliasTaken && !emailTaken)
                throw;
            return Refused(aliasTaken ? SignUpFault.AliasTaken : SignUpFault.EmailTaken);
        }
    }

    async Task<SignUpResult> StoreAsync(Person person, string? codeHash, CancellationToken cancel)
    {
        if (codeHash is not null)
        {
            var invitation = await Invitations.TakeAsync(data, codeHash, person.Id, person.JoinedAt, cancel);
            if (invitation is null)
                return Refused(SignUpFault.CodeUnusable);
            if (invitation is { ForAdministrator: false } && options.CurrentValue.SignUp == SignUpPolicy.Closed)
            {
                await Invitations.GiveBackAsync(data, codeHash, cancel);
                return Refused(SignUpFault.Closed);
            }

            person.IsAdministrator |= invitation.ForAdministrator;
        }

        var made = await people.CreateAsync(person);
        if (!made.Succeeded)
        {
            if (codeHash is not null)
                await Invitations.GiveBackAsync(data, codeHash, cancel);
            return Refused([.. made.Errors.Select(Fault).Distinct()]);
        }

        data.Changes.Add(new Change { Kind = ChangeKind.PersonJoined, PersonId = person.Id, At = person.JoinedAt });
        await data.SaveChangesAsync(cancel);
        return new SignUpResult(person, []);
    }

    static IEnumerable<SignUpFault> Faults(NewPerson asked)
    {
        if (Aliases.Check(Aliases.Normalise(asked.Alias)) is var alias && alias != AliasFault.None)
            yield return alias switch
            {
                AliasFault.Length => SignUpFault.AliasLength,
                AliasFault.Characters => SignUpFault.AliasCharacters,
                _ => SignUpFault.AliasReserved,
            };
        if (!new EmailAddressAttribute().IsValid(asked.Email.Trim()))
            yield return SignUpFault.EmailInvalid;
        if (asked.Password.Length is < ShortestPassword or > LongestPassword)
            yield return asked.Password.Length < ShortestPassword ? SignUpFault.PasswordTooShort : SignUpFault.PasswordTooLong;
    }

    static SignUpResult Refused(params SignUpFault[] faults) => new(null, faults);

    static SignUpFault Fault(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => SignUpFault.AliasTaken,
        nameof(IdentityErrorDescriber.DuplicateEmail) => SignUpFault.EmailTaken,
        _ => throw new InvalidOperationException($"Unforeseen: {error.Code} {error.Description}"),
    };
}
