namespace Heliograph.Site.Jobs;

/// <summary>Tells the workers of this process that there is something to do, so that they need not look all the time.</summary>
sealed class JobSignal
{
    volatile TaskCompletionSource current = New();

    /// <summary>Ends at the next <see cref="Wake"/>. Ask for it before looking for work: what comes in between is then not missed.</summary>
    public Task Next => current.Task;

    public void Wake() => Interlocked.Exchange(ref current, New()).TrySetResult();

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
