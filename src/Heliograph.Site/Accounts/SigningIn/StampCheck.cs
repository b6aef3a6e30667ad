using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts.SigningIn;

/// <summary>Compares a cookie's security stamp with the stored one from time to time, and at once where <see cref="RenewedStamps"/> says so.</summary>
sealed class StampCheck(IOptions<SecurityStampValidatorOptions> options, SignInManager<Person> signIn, ILoggerFactory log, RenewedStamps renewed)
    : SecurityStampValidator<Person>(options, signIn, log)
{
    public override Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && context.Properties.IssuedUtc is { } issued
            && renewed.IsOutdated(long.Parse(id, CultureInfo.InvariantCulture), issued))
            context.Properties.IssuedUtc = null;
        return base.ValidateAsync(context);
    }
}
