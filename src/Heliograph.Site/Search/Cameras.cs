using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

static class Cameras
{
    const int Most = 200;

    /// <summary>The models whose name has this in it, in any case. Steps from one model to the next in their index: the number of photos does not matter.</summary>
    public static async Task<IReadOnlyList<string>> LikeAsync(string part, SiteData data, CancellationToken cancel)
    {
        var models = await data.Database.SqlQuery<string>($"""
            with recursive model (name) as (
                select min(camera_model) from photo
                union all
                select (select min(camera_model) from photo where camera_model > model.name) from model where model.name is not null)
            select name as "Value" from model where name is not null
            """).ToListAsync(cancel);
        return [.. models.Where(m => m.Contains(part, StringComparison.OrdinalIgnoreCase)).Take(Most)];
    }
}
