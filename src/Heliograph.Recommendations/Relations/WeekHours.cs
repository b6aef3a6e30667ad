namespace Heliograph.Recommendations.Relations;

/// <summary>Activity as features: the hours of a week.</summary>
public static class WeekHours
{
    /// <summary>How many hours a week has.</summary>
    public const int Count = 7 * 24;

    /// <summary>The hour of the week, from Monday at midnight on, by the instant's own offset.</summary>
    public static int Of(DateTimeOffset instant) => ((int)instant.DayOfWeek + 6) % 7 * 24 + instant.Hour;
}
