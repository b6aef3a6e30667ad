using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Social;

/// <summary>A site with Ana, whose photos these are, and Ben and Cleo, who look at them; shared by the tests of what people do together.</summary>
public sealed class SocialSite : IAsyncLifetime
{
    readonly PhotoSite site;

    public SocialSite() : this([]) { }

    /// <param name="settings">Configuration of a site that a test has for itself.</param>
    internal SocialSite(Dictionary<string, string?> settings) => site = new() { Settings = settings };

    internal PhotoSite Photos => site;
    internal TestSite Site => site.Site;
    internal HttpClient Ana => site.Ana.Client;
    internal HttpClient Ben => site.Ben.Client;
    internal Uploader Cleo { get; private set; } = null!;
    internal HttpClient Nobody => site.Stranger;
    internal long AnaId { get; private set; }
    internal long BenId { get; private set; }
    internal long CleoId { get; private set; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await Uploader.MakeAccountAsync(Site, "cleo");
        Cleo = await Uploader.SignInAsync(Site.Address, "cleo");
        (AnaId, BenId, CleoId) = (await IdAsync("ana"), await IdAsync("ben"), await IdAsync("cleo"));
    }

    public async ValueTask DisposeAsync()
    {
        Cleo?.Dispose();
        await site.DisposeAsync();
    }

    /// <summary>Posts with the token of the sign-out page, whatever form stands where.</summary>
    internal static Task<HttpResponseMessage> PostAsync(HttpClient who, string action, params (string Name, string Value)[] fields) =>
        who.PostFormAsync("/account/sign-out", action, fields);

    internal Task<Photo> PhotoAsync(long id) => Site.WithDataAsync(data => data.Photos.AsNoTracking().IgnoreQueryFilters().SingleAsync(p => p.Id == id, Cancel));

    internal Task<long> IdAsync(string alias) => Site.WithDataAsync(data => data.People.Where(p => p.UserName == alias).Select(p => p.Id).SingleAsync(Cancel));
}

[CollectionDefinition]
public class SocialPages : ICollectionFixture<SocialSite>;
