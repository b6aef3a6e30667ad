using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Social;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>A site with Ana, Ben and Cleo, and an application that each of them lets do everything; shared by the tests of the API.</summary>
public sealed class FlickrSite : IAsyncLifetime
{
    readonly SocialSite social = new();
    HttpClient? client;

    internal TestSite Site => social.Site;
    internal SocialSite People => social;
    internal PhotoSite Photos => social.Photos;

    /// <summary>Calls with the key alone.</summary>
    internal FlickrCaller Nobody { get; private set; } = null!;

    internal FlickrCaller Ana { get; private set; } = null!;
    internal FlickrCaller Ben { get; private set; } = null!;
    internal FlickrCaller Cleo { get; private set; } = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await social.InitializeAsync();
        client = Site.NewClient();
        Nobody = await RegisterAsync("Lamp room");
        Ana = await GrantAsync(Nobody, social.AnaId, Grant.Delete);
        Ben = await GrantAsync(Nobody, social.BenId, Grant.Delete);
        Cleo = await GrantAsync(Nobody, social.CleoId, Grant.Delete);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await social.DisposeAsync();
    }

    /// <summary>One more application, registered by Ana.</summary>
    internal async Task<FlickrCaller> RegisterAsync(string name)
    {
        await using var scope = Site.NewScope();
        var (application, secret) = (await scope.ServiceProvider.GetRequiredService<Applications>().AddAsync(social.AnaId, name, Cancel))!.Value;
        return new FlickrCaller(client!, application.Key, secret);
    }

    /// <summary>As somebody who consented.</summary>
    internal async Task<FlickrCaller> GrantAsync(FlickrCaller application, long person, Grant grant)
    {
        await using var scope = Site.NewScope();
        var tokens = scope.ServiceProvider.GetRequiredService<TokenRequests>();
        long id = await Site.WithDataAsync(data => data.ApiApplications.Where(a => a.Key == application.Key).Select(a => a.Id).SingleAsync(Cancel));
        var (request, _) = await tokens.BeginAsync(id, CallbackAddress.OutOfBand, Cancel);
        string verifier = (await tokens.ConsentAsync(request, grant, person, Cancel))!;
        var (token, secret, _) = (await tokens.ExchangeAsync(request, verifier, Cancel))!.Value;
        return application with { Token = token, TokenSecret = secret };
    }
}

[CollectionDefinition]
public class FlickrCalls : ICollectionFixture<FlickrSite>;
