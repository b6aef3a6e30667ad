using System.Globalization;
using System.Security.Claims;
using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>Holds a call against what its method declares, and runs it as who calls: never as who is signed in to the site in the same browser.</summary>
sealed class Dispatcher(
    IServiceScopeFactory scopes, SignedRequest signed, ApiLimits limits, TimeProvider clock, IOptions<AccountOptions> accounts, ILogger<Dispatcher> log)
{
    /// <exception cref="ApiFault">It fails.</exception>
    public async Task<Element> AnswerAsync(HttpContext context, Parameters parameters)
    {
        var method = MethodTable.Find(parameters["method"]) ?? throw ApiFault.Of(ApiCode.UnknownMethod);
        var caller = await CallerAsync(context, parameters);
        Permit(method, caller, HttpMethods.IsPost(context.Request.Method));
        return await RunAsync(context, method, parameters, caller);
    }

    /// <exception cref="ApiFault">Nobody that may call now.</exception>
    public async Task<Caller> CallerAsync(HttpContext context, Parameters parameters)
    {
        try
        {
            var caller = await signed.CallerAsync(context.Request, parameters, context.RequestAborted);
            limits.RequireCall(caller);
            return caller;
        }
        catch (SignatureException refused)
        {
            throw refused.ToApi();
        }
    }

    /// <summary>Runs a method as who calls, once it is settled that they may.</summary>
    /// <exception cref="ApiFault">It fails.</exception>
    public async Task<Element> RunAsync(HttpContext context, Method method, Parameters parameters, Caller caller)
    {
        ActAs(context, caller);
        if (method.IsPost)
            limits.RequireAct(caller.Token!.PersonId);
        await using var scope = scopes.CreateAsyncScope();
        if (method.Needs == Grant.Write)
            await RequireStandingAsync(scope.ServiceProvider, caller, clock, context.RequestAborted);
        if (method.Arguments.FirstOrDefault(a => a.Missing is not null && string.IsNullOrEmpty(parameters[a.Name])) is { } absent)
            throw method.Fault(absent.Missing!.Value);
        try
        {
            return await method.Answer(new Call(method, parameters, caller, scope.ServiceProvider, SiteOf(context.Request), context.RequestAborted));
        }
        catch (Exception failed) when (failed is not (ApiFault or OperationCanceledException))
        {
            log.LogError(failed, "{Method} failed", method.Name);
            throw ApiFault.Of(DiskFull.IsCauseOf(failed) ? ApiCode.WriteFailed : ApiCode.Unavailable);
        }
    }

    /// <summary>What addresses of this site begin with.</summary>
    public string SiteOf(HttpRequest request) => accounts.Value.Address?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";

    /// <summary>From now on the request is of this person, and of no administrator whoever they are.</summary>
    public static void ActAs(HttpContext context, Caller caller) => context.User = caller.Token is { } token
        ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, token.PersonId.ToString(CultureInfo.InvariantCulture))], "OAuth"))
        : new ClaimsPrincipal(new ClaimsIdentity());

    /// <exception cref="ApiFault">Who calls is suspended: they look and read, and may remove, but add nothing.</exception>
    public static async Task RequireStandingAsync(IServiceProvider services, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await Standing.SuspendedUntilAsync(services.GetRequiredService<SiteData>(), caller.Token!.PersonId, clock, cancel) is { } until)
            throw new ApiFault(ApiCode.NotAllowed, $"Insufficient permissions. {Standing.Sentence(until)}");
    }

    /// <exception cref="ApiFault">What the caller was granted is too little.</exception>
    public static void Permit(Method method, Caller caller, bool isPost)
    {
        if (method.Needs == Grant.None)
            return;
        if (caller.Token is not { } token)
            throw new ApiFault(ApiCode.NotAllowed, "User not logged in");
        if (token.Grant < method.Needs)
            throw new ApiFault(ApiCode.NotAllowed, $"Insufficient permissions. Method requires {GrantNames.Of(method.Needs)} privileges; {GrantNames.Of(token.Grant)} granted.");
        if (method.IsPost && !isPost)
            throw new ApiFault(ApiCode.NotAllowed, "Insufficient permissions. Method requires a POST request");
    }
}
