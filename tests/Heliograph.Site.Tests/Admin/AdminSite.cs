using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Admin;

/// <summary>A site with the administrator "root" and the person "ana", each at a client of their own.</summary>
sealed class AdminSite : IAsyncDisposable
{
    AdminSite(TestSite site) => (Site, Root, Ana) = (site, site.NewClient(), site.NewClient());

    public TestSite Site { get; }
    public HttpClient Root { get; }
    public HttpClient Ana { get; }
    public long RootId { get; private set; }
    public long AnaId { get; private set; }

    public static async Task<AdminSite> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null, string? folder = null)
    {
        var site = new AdminSite(await TestSite.StartAsync(settings, replace, folder));
        site.RootId = await site.AddAsync("root", isAdministrator: true);
        site.AnaId = await site.AddAsync("ana", isAdministrator: false);
        using var root = await site.Root.SignInAsync("root");
        using var ana = await site.Ana.SignInAsync("ana");
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        Root.Dispose();
        Ana.Dispose();
        await Site.DisposeAsync();
    }

    async Task<long> AddAsync(string alias, bool isAdministrator)
    {
        await using var scope = Site.NewScope();
        var added = await scope.ServiceProvider.GetRequiredService<SignUp>()
            .AddAsync(new(alias, $"{alias}@example.org", Forms.Password), isAdministrator, TestContext.Current.CancellationToken);
        return added.Person!.Id;
    }
}
