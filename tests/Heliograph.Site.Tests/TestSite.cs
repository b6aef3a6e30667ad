using Heliograph.Site.Data;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests;

/// <summary>The whole site in this process, on a fresh data folder and real Kestrel: for tests that look behind the pages.</summary>
sealed class TestSite : IAsyncDisposable
{
    /// <summary>An SQLite database as a first start leaves it, for sites that only want one.</summary>
    static readonly Lazy<Task<byte[]>> FirstStarted = new(FirstStartAsync);

    readonly WebApplication app;
    readonly bool ownsFolder;

    TestSite(WebApplication app, DataFolder folder, bool ownsFolder) => (this.app, Folder, this.ownsFolder) = (app, folder, ownsFolder);

    public DataFolder Folder { get; }
    public IServiceProvider Services => app.Services;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234</c>; only after <see cref="StartAsync"/>.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>A site whose database is ready, but which does not listen and runs no jobs.</summary>
    /// <param name="settings">Configuration by its keys, such as <c>Accounts:SignUp</c>.</param>
    /// <param name="replace">Puts other services in place of the site's own, such as a clock.</param>
    /// <param name="folder">An existing data folder, which the caller keeps; null: a new one, deleted at the end.</param>
    public static async Task<TestSite> CreateAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null, string? folder = null)
    {
        var data = new DataFolder(folder ?? Directory.CreateTempSubdirectory("heliograph-").FullName);
        // What a test looks at stands out from no log.
        var all = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None", ["Logging:LogLevel:Microsoft"] = "None", ["Urls"] = "http://127.0.0.1:0" };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        if (folder is null && !all.ContainsKey("Database:Provider"))
            await File.WriteAllBytesAsync(data.Database, await FirstStarted.Value, TestContext.Current.CancellationToken);
        var site = new TestSite(SiteApplication.Create(data, all, replace), data, ownsFolder: folder is null);
        await site.Services.GetRequiredService<SchemaUpgrade>().RunAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>A site that answers and works.</summary>
    /// <inheritdoc cref="CreateAsync"/>
    public static async Task<TestSite> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null, string? folder = null)
    {
        var site = await CreateAsync(settings, replace, folder);
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>Somebody new: a client with cookies of its own. Redirects are shown, not followed.</summary>
    public HttpClient NewClient() => Visitor.Of(Address);

    public AsyncServiceScope NewScope() => Services.CreateAsyncScope();

    /// <summary>Uses the database in a scope of its own.</summary>
    public async Task<T> WithDataAsync<T>(Func<SiteData, Task<T>> use)
    {
        await using var scope = NewScope();
        return await use(scope.ServiceProvider.GetRequiredService<SiteData>());
    }

    /// <summary>As when the process is told to end.</summary>
    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder)
            Directory.Delete(Folder.Root, recursive: true);
    }

    static async Task<byte[]> FirstStartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("heliograph-");
        byte[] database;
        await using (var site = await CreateAsync(folder: folder.FullName))
            database = await File.ReadAllBytesAsync(await site.Services.GetRequiredService<SchemaUpgrade>().CopyAsync("tests", CancellationToken.None));
        folder.Delete(recursive: true);
        return database;
    }
}
