using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>Registers applications and consents to them, without the pages.</summary>
static class Grants
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FlickrCaller> RegisterAsync(this TestSite site, HttpClient client, long owner, string name)
    {
        await using var scope = site.NewScope();
        var (application, secret) = (await scope.ServiceProvider.GetRequiredService<Applications>().AddAsync(owner, name, Cancel))!.Value;
        return new FlickrCaller(client, application.Key, secret);
    }

    /// <summary>The application, as somebody who consented.</summary>
    public static async Task<FlickrCaller> GrantAsync(this TestSite site, FlickrCaller application, long person, Grant grant)
    {
        await using var scope = site.NewScope();
        var tokens = scope.ServiceProvider.GetRequiredService<TokenRequests>();
        long id = await site.WithDataAsync(data => data.ApiApplications.Where(a => a.Key == application.Key).Select(a => a.Id).SingleAsync(Cancel));
        var (request, _) = await tokens.BeginAsync(id, CallbackAddress.OutOfBand, Cancel);
        string verifier = (await tokens.ConsentAsync(request, grant, person, Cancel))!;
        var (token, secret, _) = (await tokens.ExchangeAsync(request, verifier, Cancel))!.Value;
        return application with { Token = token, TokenSecret = secret };
    }
}
