using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

/// <summary>Positions in a list that people arrange: with room between them, so that a move is one row's change nearly always.</summary>
static class Places
{
    const long Room = 1024;

    /// <summary>A position with which something stands at a place among the others.</summary>
    /// <param name="others">Their positions, in order, without the one that moves.</param>
    /// <param name="to">The place, from 1; beyond the end is the end.</param>
    /// <returns>Null where there is no room: spread them first.</returns>
    public static async Task<long?> BetweenAsync(IQueryable<long> others, int to, CancellationToken cancel)
    {
        int ahead = Math.Clamp(to - 1, 0, await others.CountAsync(cancel));
        long? before = ahead == 0 ? null : await others.Skip(ahead - 1).Select(p => (long?)p).FirstAsync(cancel);
        long? after = await others.Skip(ahead).Select(p => (long?)p).FirstOrDefaultAsync(cancel);
        return (before, after) switch
        {
            (null, null) => 0,
            (null, { } first) => first - Room,
            ({ } last, null) => last + Room,
            ({ } low, { } high) => high - low >= 2 ? low + (high - low) / 2 : null,
        };
    }

    public static Task<int> SpreadPhotosAsync(SiteData data, long album, CancellationToken cancel) => data.Database.ExecuteSqlAsync($"""
        update album_photo set position = placed.place * {Room}
        from (select photo_id as id, row_number() over (order by position, photo_id) as place from album_photo where album_id = {album}) as placed
        where album_photo.album_id = {album} and album_photo.photo_id = placed.id
        """, cancel);

    public static Task<int> SpreadAlbumsAsync(SiteData data, long owner, CancellationToken cancel) => data.Database.ExecuteSqlAsync($"""
        update album set position = placed.place * {Room}
        from (select id, row_number() over (order by position, created_at desc, id desc) as place from album where owner_id = {owner}) as placed
        where album.id = placed.id
        """, cancel);
}
