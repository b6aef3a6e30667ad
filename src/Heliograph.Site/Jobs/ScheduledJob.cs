namespace Heliograph.Site.Jobs;

/// <summary>A job that is there from the first start and comes back. An administrator may pause it.</summary>
sealed record ScheduledJob(string Kind, TimeSpan Every, int Priority = 0)
{
    public const string Key = "schedule";
}
