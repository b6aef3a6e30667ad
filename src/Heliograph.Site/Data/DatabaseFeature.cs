using Heliograph.Site.Jobs;
using Heliograph.Site.Search;
using Heliograph.Site.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Data;

static class DatabaseFeature
{
    public static void AddDatabase(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddFeatureOptions<DatabaseOptions>("Database")
            .Validate(o => o.Provider != DatabaseProvider.Postgres || !string.IsNullOrEmpty(o.Connection),
                "Database:Provider is postgres, so Database:Connection must hold its connection string.");
        services.AddSingleton<SchemaUpgrade>();
        services.AddSingleton<IdSequence>();
        services.AddSingleton<WriteGate>();

        if (provider == DatabaseProvider.Sqlite)
        {
            services.AddSingleton<SqliteTextRefresh>();
            services.AddJobKind<SqliteStatistics>();
            services.AddScheduledJob(SqliteStatistics.Name, SqliteStatistics.Every);
            services.AddDbContext<SqliteSiteData>((scope, options) =>
                UseSqlite(Quiet(options), scope.GetRequiredService<DataFolder>().Database, scope.GetRequiredService<SqliteTextRefresh>()));
            services.AddScoped<SiteData>(scope => scope.GetRequiredService<SqliteSiteData>());
        }
        else
        {
            services.AddDbContext<PostgresSiteData>((scope, options) =>
                Quiet(options).UseNpgsql(scope.GetRequiredService<IOptions<DatabaseOptions>>().Value.Connection));
            services.AddScoped<SiteData>(scope => scope.GetRequiredService<PostgresSiteData>());
        }
    }

    /// <summary>What is in the trash has its comments, places and marks still; nothing walks from those to their photo.</summary>
    static DbContextOptionsBuilder Quiet(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    static void UseSqlite(DbContextOptionsBuilder options, string path, SqliteTextRefresh refresh) =>
        options.UseSqlite($"Data Source={path}").AddInterceptors(new SqliteSettings(), refresh);
}
