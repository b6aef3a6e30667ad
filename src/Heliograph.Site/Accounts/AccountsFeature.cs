using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Accounts.Recovery;
using Heliograph.Site.Accounts.Settings;
using Heliograph.Site.Accounts.SigningIn;
using Heliograph.Site.Data;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Heliograph.Site.Accounts;

static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddFeatureOptions<AccountOptions>("Accounts")
            .Validate(o => o.Address is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Accounts:Address must begin with http:// or https://.");
        services.AddFeatureOptions<MailOptions>("Mail")
            .Validate(o => !o.IsSet || MailboxAddress.TryParse(o.From, out _), "Mail:Host is set, so Mail:From must be the address that mails come from.")
            .Validate<IOptions<AccountOptions>>((o, accounts) => !o.IsSet || accounts.Value.Address is not null,
                "Mail:Host is set, so Accounts:Address must be the site's address, with which links in mails begin.");
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Configure));
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        AddIdentity(services, provider);

        services.AddHttpContextAccessor();
        services.AddScoped(scope => PersonClaims.ToViewer(scope.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddScoped<PersonLookup>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignIn>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Sessions>();
        services.AddScoped<PasswordReset>();
        services.AddScoped<AccountChanges>();
        services.AddSingleton<RenewedStamps>();
        services.AddSingleton<Mail>();
        services.AddSingleton<ResetRequests>();
        services.AddHostedService(scope => scope.GetRequiredService<ResetRequests>());
    }

    static void AddIdentity(IServiceCollection services, DatabaseProvider provider)
    {
        var identity = services.AddIdentityCore<Person>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = Aliases.Characters;
            options.Password = new PasswordOptions
            {
                RequiredLength = SignUp.ShortestPassword,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            options.Lockout.MaxFailedAccessAttempts = 10;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        });
        identity = provider == DatabaseProvider.Sqlite
            ? identity.AddEntityFrameworkStores<SqliteSiteData>()
            : identity.AddEntityFrameworkStores<PostgresSiteData>();
        identity.AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<PersonClaims>().AddUserValidator<AliasRule>();
        services.AddScoped<ISecurityStampValidator, StampCheck>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(1));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Sessions.Recheck);
        // OWASP's advice for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "heliograph";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/sign-in";
        cookie.LogoutPath = "/account/sign-out";
        cookie.AccessDeniedPath = "/account/sign-in";
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnRedirectToLogin = context =>
        {
            // A script cannot follow to a form: it gets the status and says so in its own words.
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                context.Response.Redirect(context.RedirectUri);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }
}
