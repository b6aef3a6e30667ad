using Heliograph.Site.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Data;

/// <summary>
/// Counts what lies in the indexes, as PostgreSQL does by itself. Without that SQLite takes "of this visibility" for a rarer thing
/// than "one of these hundred ids", and reads nearly all photos to show a page of them.
/// </summary>
sealed class SqliteStatistics(SqliteSiteData data) : IJobKind
{
    public const string Name = "statistics";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) => CountAsync(cancel);

    public async Task CountAsync(CancellationToken cancel)
    {
        // The limit is that of SQLite's documentation: milliseconds, however large the index.
        await data.WriteAsync(c => data.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", c), Durability.Process, cancel);
        // Statistics are read when a connection opens.
        SqliteConnection.ClearPool((SqliteConnection)data.Database.GetDbConnection());
    }
}
