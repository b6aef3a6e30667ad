using Heliograph.Site.Photos;

namespace Heliograph.Site.Groups.Pool;

/// <summary>In which time a member may add so many photos: the last 24 hours, 7 days or 30 days. Values are stored.</summary>
public enum PoolPeriod { None = 0, Day = 1, Week = 2, Month = 3 }

/// <summary>What kinds of pictures a pool takes. Values are stored.</summary>
[Flags]
public enum PoolContent { None = 0, Photos = 1, Screenshots = 2, Other = 4, All = Photos | Screenshots | Other }

/// <summary>How suitable for everybody a pool's photos are. Values are stored.</summary>
[Flags]
public enum PoolSafety { None = 0, Safe = 1, Moderate = 2, Restricted = 4, All = Safe | Moderate | Restricted }

/// <summary>What a pool takes and how much of it.</summary>
static class PoolLimits
{
    /// <returns>Null: without limit.</returns>
    public static TimeSpan? Length(this PoolPeriod period) => period switch
    {
        PoolPeriod.Day => TimeSpan.FromDays(1),
        PoolPeriod.Week => TimeSpan.FromDays(7),
        PoolPeriod.Month => TimeSpan.FromDays(30),
        _ => null,
    };

    public static bool Takes(this Group group, ContentType content, SafetyLevel safety) =>
        group.Content.HasFlag(Flag(content)) && group.Safety.HasFlag(Flag(safety));

    static PoolContent Flag(ContentType content) => content switch
    {
        ContentType.Screenshot => PoolContent.Screenshots,
        ContentType.Other => PoolContent.Other,
        _ => PoolContent.Photos,
    };

    static PoolSafety Flag(SafetyLevel safety) => safety switch
    {
        SafetyLevel.Moderate => PoolSafety.Moderate,
        SafetyLevel.Restricted => PoolSafety.Restricted,
        _ => PoolSafety.Safe,
    };
}
