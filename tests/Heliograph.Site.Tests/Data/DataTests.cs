using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Heliograph.Site.Tests.Data;

/// <summary>Tests that run over both databases: a class of them has a subclass for each. Every test has a fresh site that does not listen.</summary>
/// <param name="postgres">Null: SQLite.</param>
public abstract class DataTests(PostgresServer? postgres) : IAsyncLifetime
{
    TestSite? site;

    internal TestSite Site => site ?? throw new InvalidOperationException("The site is not there yet.");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The site's only clock: it goes on when the test says so.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    protected long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What to configure to get the same database again.</summary>
    protected Dictionary<string, string?> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (postgres is not null)
        {
            Settings["Database:Provider"] = "postgres";
            Settings["Database:Connection"] = await postgres.NewDatabaseAsync();
        }

        site = await TestSite.CreateAsync(Settings, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            Replace(services);
        });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (site is not null)
            await site.DisposeAsync();
    }

    protected virtual void Replace(IServiceCollection services)
    {
    }
}
