using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Changes;

/// <summary>Reads the changes in order from a consumer's own position. A consumer reads in one place at a time.</summary>
/// <param name="consumer">Its name in the table of positions.</param>
sealed class ChangeReader(SiteData data, string consumer)
{
    /// <summary>The changes after the position; reading does not move it.</summary>
    /// <param name="limit">At most so many.</param>
    public async Task<IReadOnlyList<Change>> NextAsync(int limit, CancellationToken cancel)
    {
        long after = await data.ChangePositions.Where(p => p.Consumer == consumer).Select(p => p.Sequence).SingleOrDefaultAsync(cancel);
        return await data.Changes.AsNoTracking().Where(c => c.Sequence > after).OrderBy(c => c.Sequence).Take(limit).ToListAsync(cancel);
    }

    /// <summary>Moves the position, in the open transaction where there is one: then what was made of the changes and the position are stored together.</summary>
    public async Task MoveToAsync(long sequence, CancellationToken cancel)
    {
        Task<int> Move(CancellationToken c) => data.Database.ExecuteSqlAsync($"""
            insert into change_position (consumer, sequence) values ({consumer}, {sequence})
            on conflict (consumer) do update set sequence = excluded.sequence
            """, c);

        if (data.Database.CurrentTransaction is null)
            await data.WriteAsync(Move, Durability.Process, cancel);
        else
            await Move(cancel);
    }
}
