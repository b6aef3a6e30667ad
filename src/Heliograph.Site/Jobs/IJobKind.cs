namespace Heliograph.Site.Jobs;

/// <summary>Background work of one kind; made anew, in a scope of its own, for each run.</summary>
interface IJobKind
{
    /// <summary>Its name in the table, such as <c>sizes</c>; stored, so it stays as it is.</summary>
    string Kind { get; }

    /// <summary>
    /// Does the work. It may be run again after any interruption, so what it does twice must come to the same.
    /// An exception means another attempt later; returning means done.
    /// </summary>
    /// <param name="cancel">Cancelled when the job is paused or cancelled, when the process stops, and when another worker has taken the job.</param>
    Task RunAsync(JobRun run, CancellationToken cancel);
}
