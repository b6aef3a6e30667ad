using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>One way of ranking groups for a photo; all that are registered are fused by their ranks.</summary>
interface IPhotoRanking
{
    /// <param name="photo">With its tags.</param>
    /// <returns>Groups, the best first; none where it has nothing to say.</returns>
    Task<IReadOnlyList<long>> RankAsync(Photo photo, SuggestionModel model, CancellationToken cancel);
}

/// <summary>Groups that often have photos in common with those that it is in.</summary>
sealed class SharedPools(SiteData data) : IPhotoRanking
{
    const int Most = 50;

    public async Task<IReadOnlyList<long>> RankAsync(Photo photo, SuggestionModel model, CancellationToken cancel)
    {
        var pools = await data.PoolPhotos.Where(p => p.PhotoId == photo.Id && p.State == PoolState.Accepted).Select(p => p.GroupId).ToListAsync(cancel);
        int[] known = [.. pools.Select(model.ItemOf).OfType<int>()];
        return known.Length == 0 ? [] : [.. model.ForPhotos.Top(new(known), Most).TakeWhile(s => s.Score > 0).Select(s => model.Groups[s.Item])];
    }
}

/// <summary>Groups whose photos have its tags.</summary>
sealed class SharedTags : IPhotoRanking
{
    const int Most = 50;

    public Task<IReadOnlyList<long>> RankAsync(Photo photo, SuggestionModel model, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<long>>([.. model.Tags.Top(model.NumbersOf(photo.Tags.Select(t => t.Clean)), Most).Select(s => model.Groups[s.Item])]);
}
