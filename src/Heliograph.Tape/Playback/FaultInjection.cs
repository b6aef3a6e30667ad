namespace Heliograph.Tape.Playback;

/// <summary>Which faults happen to which request, with the count of those that happen a few times only.</summary>
sealed class FaultInjection(IReadOnlyList<TapeFault> faults)
{
    readonly int[] _counts = new int[faults.Count];

    /// <summary>All that happens to this request: the first of each kind that applies.</summary>
    public InjectedFault? For(RecordedRequest request)
    {
        InjectedFault? injected = null;
        for (int i = 0; i < faults.Count; i++)
        {
            var fault = faults[i];
            if (!fault.Applies(request) || Interlocked.Increment(ref _counts[i]) > fault.MostTimes) continue;
            injected ??= new InjectedFault();
            injected = new(
                injected.Wait + fault.Wait,
                injected.Resets || fault.Resets,
                injected.KeptBytes ?? fault.KeptBytes,
                injected.Status ?? fault.AnsweredStatus);
        }
        return injected;
    }
}

/// <param name="Wait">Before the answer.</param>
/// <param name="Resets">Whether the connection breaks before the answer.</param>
/// <param name="KeptBytes">After so many bytes of the body it breaks; null: it does not.</param>
/// <param name="Status">What is answered in place of the service; null: the service's answer.</param>
sealed record InjectedFault(TimeSpan Wait = default, bool Resets = false, long? KeptBytes = null, int? Status = null)
{
    public static TapeException Broken() => new(TapeError.Injected, "The connection was broken on purpose, by a fault among the tape's options.");
}
