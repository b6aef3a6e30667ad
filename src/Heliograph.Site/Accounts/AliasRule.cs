using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts;

/// <summary>Holds every account to <see cref="Aliases"/>, whichever way it is made.</summary>
sealed class AliasRule : IUserValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user) =>
        Task.FromResult(Aliases.Check(user.Alias) is var fault && fault == AliasFault.None
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = $"Alias{fault}", Description = $"{user.Alias}: {fault}" }));
}
