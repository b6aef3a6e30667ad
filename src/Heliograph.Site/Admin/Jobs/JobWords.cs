using Heliograph.Site.Jobs;

namespace Heliograph.Site.Admin.Jobs;

/// <summary>Where a job stands, in words.</summary>
static class JobWords
{
    public static string Of(JobState state) => state switch
    {
        JobState.Waiting => AdminTexts.JobWaiting,
        JobState.Running => AdminTexts.JobRunning,
        JobState.Paused => AdminTexts.JobPaused,
        JobState.Done => AdminTexts.JobDone,
        JobState.Failed => AdminTexts.JobFailed,
        JobState.Cancelled => AdminTexts.JobCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Also what it was told and has not done yet.</summary>
    public static string Of(Job job) => job switch
    {
        { State: JobState.Running, CancelRequested: true } => AdminTexts.JobCancelling,
        { State: JobState.Running, PauseRequested: true } => AdminTexts.JobPausing,
        _ => Of(job.State),
    };
}
