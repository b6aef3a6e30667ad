using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts;

/// <summary>What the cookie says of a person, and the <see cref="Viewer"/> read from it.</summary>
sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string Administrator = "heliograph:administrator";

    public static Viewer ToViewer(ClaimsPrincipal? user) =>
        user?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Viewer(long.Parse(id, CultureInfo.InvariantCulture), user.HasClaim(Administrator, "yes"))
            : Viewer.Anonymous;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.IsAdministrator)
            identity.AddClaim(new Claim(Administrator, "yes"));
        return identity;
    }
}
