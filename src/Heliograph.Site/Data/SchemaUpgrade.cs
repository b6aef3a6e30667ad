using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Data;

/// <summary>Brings the database to the schema of this program, keeping a copy of what was there.</summary>
sealed class SchemaUpgrade(IServiceScopeFactory scopes, DataFolder folder, ILogger<SchemaUpgrade> log)
{
    /// <exception cref="InvalidOperationException">The database was written by a newer program.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var applied = (await data.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(data.Database.GetMigrations()).FirstOrDefault() is { } newer)
            throw new InvalidOperationException(
                $"The database has the schema '{newer}', which this program does not know: it was written by a newer Heliograph. Start that one, or restore the copy made before its upgrade.");

        var pending = (await data.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
            return;
        if (applied.Count > 0 && data is SqliteSiteData)
        {
            string copy = $"{folder.Database}.before-{pending[0]}";
            File.Delete(copy);
            await data.Database.ExecuteSqlAsync($"vacuum into {copy}", cancel);
            log.LogInformation("Copied the database to {Copy} before its upgrade", copy);
        }

        await data.Database.MigrateAsync(cancel);
        log.LogInformation("The database has schema {Schema}", pending[^1]);
    }
}
