using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Heliograph.Site.Tests.Jobs;

/// <summary>A real process killed in the middle of a job, held there by a row that the test has locked.</summary>
public sealed class KilledWorkerTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_process_takes_up_the_job_of_one_that_was_killed()
    {
        var settings = new Dictionary<string, string>
        {
            ["Database:Provider"] = "postgres",
            ["Database:Connection"] = await postgres.NewDatabaseAsync(),
            ["Jobs:LeaseSeconds"] = "2",
            ["Jobs:PollSeconds"] = "1",
            ["Jobs:Workers"] = "1",
        };
        await using var site = await TestSite.CreateAsync(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        await site.WithDataAsync(data =>
        {
            data.Jobs.Add(new Job { Kind = "old", Key = "1", State = JobState.Done, FinishedAt = 1 });
            return data.SaveChangesAsync(Cancel);
        });

        await using var told = await ListenAsync(settings["Database:Connection"]);
        await using var holder = new NpgsqlConnection(settings["Database:Connection"]);
        await holder.OpenAsync(Cancel);
        var hold = await holder.BeginTransactionAsync(Cancel);
        await ExecuteAsync(holder, "select 1 from job where kind = 'old' for update");

        string first;
        await using (var killed = await SiteProcess.StartAsync(settings))
        {
            first = await UntilRunningAsync(told, but: null);
            await killed.KillAsync();
        }

        await using var next = await SiteProcess.StartAsync(settings);
        string second = await UntilRunningAsync(told, but: first);
        await hold.DisposeAsync();
        Assert.NotEqual(first, second);
        Assert.Equal("", await UntilAsync(told, worker => worker.Length == 0));
        Assert.Equal(0, await site.WithDataAsync(data => data.Jobs.CountAsync(j => j.Kind == "old", Cancel)));
    }

    /// <summary>Hears of every change of who has the job that clears the table.</summary>
    static async Task<NpgsqlConnection> ListenAsync(string database)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancel);
        await ExecuteAsync(connection, $"""
            create function tell() returns trigger language plpgsql as
                $tell$ begin perform pg_notify('job', coalesce(new.leased_by, '')); return null; end $tell$;
            create trigger tell after update of leased_by on job for each row when (new.kind = '{ForgetFinishedJobs.Name}') execute function tell();
            listen job;
            """);
        return connection;
    }

    static Task<string> UntilRunningAsync(NpgsqlConnection told, string? but) => UntilAsync(told, worker => worker.Length > 0 && worker != but);

    static async Task<string> UntilAsync(NpgsqlConnection told, Func<string, bool> wanted)
    {
        var heard = new TaskCompletionSource<string>();
        void Hear(object sender, NpgsqlNotificationEventArgs e)
        {
            if (wanted(e.Payload))
                heard.TrySetResult(e.Payload);
        }

        told.Notification += Hear;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!heard.Task.IsCompleted)
            await told.WaitAsync(patience.Token);
        told.Notification -= Hear;
        return await heard.Task;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The texts above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
