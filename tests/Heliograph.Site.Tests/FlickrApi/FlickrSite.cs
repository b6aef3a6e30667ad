using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Social;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>A site with Ana, Ben and Cleo, and an application that each of them lets do everything; shared by the tests of the API.</summary>
public sealed class FlickrSite : IAsyncLifetime
{
    readonly SocialSite social;
    HttpClient? client;

    public FlickrSite() : this([]) { }

    /// <param name="settings">Configuration of a site that a test has for itself.</param>
    internal FlickrSite(Dictionary<string, string?> settings) => social = new(settings);

    internal TestSite Site => social.Site;
    internal SocialSite People => social;
    internal PhotoSite Photos => social.Photos;

    /// <summary>Calls with the key alone.</summary>
    internal FlickrCaller Nobody { get; private set; } = null!;

    internal FlickrCaller Ana { get; private set; } = null!;
    internal FlickrCaller Ben { get; private set; } = null!;
    internal FlickrCaller Cleo { get; private set; } = null!;

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
    internal Task<FlickrCaller> RegisterAsync(string name) => Site.RegisterAsync(client!, social.AnaId, name);

    /// <summary>A public group with rules.</summary>
    /// <returns>Its id.</returns>
    internal async Task<string> MakeGroupAsync(HttpClient owner, string name)
    {
        using var made = await owner.SubmitAsync("/groups/new", "group", ("Form.Name", name), ("Form.Rules", "No flash"), ("Form.Privacy", "Public"), ("Form.Photos", "true"), ("Form.Safe", "true"));
        string page = new Uri(Site.Address, made.Headers.Location!).ToString();
        return (string)(await Nobody.OkAsync("urls.lookupGroup", ("url", page)))["group"]!["id"]!;
    }

    /// <summary>As somebody who consented.</summary>
    internal Task<FlickrCaller> GrantAsync(FlickrCaller application, long person, Grant grant) => Site.GrantAsync(application, person, grant);
}

[CollectionDefinition]
public class FlickrCalls : ICollectionFixture<FlickrSite>;
