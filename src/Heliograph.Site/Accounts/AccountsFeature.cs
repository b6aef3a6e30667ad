using Heliograph.Site.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Accounts;

static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        var identity = services.AddIdentityCore<Person>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
        });
        identity = provider == DatabaseProvider.Sqlite
            ? identity.AddEntityFrameworkStores<SqliteSiteData>()
            : identity.AddEntityFrameworkStores<PostgresSiteData>();
        identity.AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<PersonClaims>();

        services.AddHttpContextAccessor();
        services.AddScoped(scope => PersonClaims.ToViewer(scope.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
    }
}
