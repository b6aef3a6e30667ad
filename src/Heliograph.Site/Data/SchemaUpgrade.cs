using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Data;

/// <summary>Brings the database to the schema of this program, keeping a copy of what was there.</summary>
sealed class SchemaUpgrade(IServiceScopeFactory scopes, DataFolder folder, ILogger<SchemaUpgrade> log)
{
    /// <exception cref="InvalidOperationException">The database was written by a newer program, or another process is upgrading it.</exception>
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
        if (data is PostgresSiteData)
        {
            await data.Database.MigrateAsync(cancel);
        }
        else
        {
            using var alone = TakeUpgradeLock();
            if (applied.Count > 0)
                log.LogInformation("Copied the database to {Copy} before its upgrade", await CopyAsync(pending[0], cancel));
            // EF's own lock is a row: one left by a process that was killed would hold every later start.
            await data.Database.ExecuteSqlAsync($"""drop table if exists "__EFMigrationsLock" """, cancel);
            await data.Database.MigrateAsync(cancel);
        }

        log.LogInformation("The database has schema {Schema}", pending[^1]);
    }

    /// <summary>Copies the SQLite database as it stands; a reader of the copy finds whole transactions only.</summary>
    /// <param name="before">The schema that the copy does not have yet; part of its name.</param>
    /// <returns>Path of the copy.</returns>
    public async Task<string> CopyAsync(string before, CancellationToken cancel)
    {
        string copy = $"{folder.Database}.before-{before}";
        File.Delete(copy);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteData>().Database.ExecuteSqlAsync($"vacuum into {copy}", cancel);
        return copy;
    }

    FileStream TakeUpgradeLock()
    {
        try
        {
            return new FileStream(Path.Combine(folder.Temporary, "upgrade"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException("Another process is upgrading this database; try again when it is done.", taken);
        }
    }
}
