using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Jobs;

/// <summary>The SQL of the job table. The databases differ in one clause: PostgreSQL passes over rows that another worker is taking, SQLite has one writer.</summary>
static class JobDialect
{
    /// <summary>Takes the most urgent job that is due, or one whose worker is gone.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="until">When the lease ends, Unix milliseconds.</param>
    /// <returns>Null where there is none.</returns>
    public static async Task<Job?> ClaimAsync(SiteData data, string[] kinds, string worker, long now, long until, CancellationToken cancel) =>
        await ClaimOneAsync(data, "state = 1 and leased_until < {2}", kinds, worker, now, until, cancel)
        ?? await ClaimOneAsync(data, "state = 0 and not_before <= {2}", kinds, worker, now, until, cancel);

    /// <summary>Adds the job unless its key is taken; one that ended is started anew where the request says so.</summary>
    public static Task<int> PutAsync(SiteData data, Job job, bool again, CancellationToken cancel)
    {
        long repeat = job.RepeatEvery ?? -1;
        int lastRestarted = again ? (int)JobState.Done : (int)JobState.Failed;
        return data.Database.ExecuteSqlAsync($"""
            insert into job (kind, key, payload, priority, state, not_before, repeat_every, attempts, max_attempts,
                pause_requested, cancel_requested, cpu_share, created_at)
            values ({job.Kind}, {job.Key}, {job.Payload}, {job.Priority}, 0, {job.NotBefore}, nullif({repeat}, -1), 0, {job.MaxAttempts},
                false, false, {job.CpuShare}, {job.CreatedAt})
            on conflict (kind, key) do update set state = 0, payload = excluded.payload, priority = excluded.priority,
                not_before = excluded.not_before, repeat_every = excluded.repeat_every, attempts = 0, max_attempts = excluded.max_attempts,
                pause_requested = false, cancel_requested = false, cpu_share = excluded.cpu_share, created_at = excluded.created_at,
                progress = null, progress_text = null, checkpoint = null, last_error = null, started_at = null, finished_at = null
            where job.state >= {lastRestarted}
            """, cancel);
    }

    static async Task<Job?> ClaimOneAsync(SiteData data, string due, string[] kinds, string worker, long now, long until, CancellationToken cancel)
    {
        object[] values = [worker, until, now, .. kinds];
        string names = string.Join(", ", kinds.Select((_, i) => $"{{{i + 3}}}"));
        string passOver = data is PostgresSiteData ? "for update skip locked" : "";
#pragma warning disable EF1002 // What is written in is ours: a condition, a clause and the numbers of parameters.
        var claimed = await data.Jobs.FromSqlRaw($$"""
            update job set state = 1, leased_by = {0}, leased_until = {1}, started_at = {2}, attempts = attempts + 1
            where id = (select id from job where {{due}} and kind in ({{names}})
                order by priority desc, not_before, id limit 1 {{passOver}})
            returning *
            """, values)
#pragma warning restore EF1002
            .AsNoTracking().ToListAsync(cancel);
        return claimed.SingleOrDefault();
    }
}
