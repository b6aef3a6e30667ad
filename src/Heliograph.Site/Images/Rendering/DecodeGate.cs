using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images.Rendering;

/// <summary>Bounds what decoders use together: as many at once as there are cores, and no more memory than the budget. First come, first served.</summary>
sealed class DecodeGate(IOptions<ImageOptions> options)
{
    readonly Lock gate = new();
    readonly LinkedList<Waiter> waiting = [];
    readonly long budget = options.Value.DecoderBytes;
    long bytesFree = options.Value.DecoderBytes;
    int slotsFree = Environment.ProcessorCount;

    /// <param name="bytes">Estimate of what the decode holds; more than the whole budget waits for all of it.</param>
    /// <returns>Dispose it when the decoder has let go of its memory.</returns>
    public async ValueTask<IDisposable> EnterAsync(long bytes, CancellationToken cancel)
    {
        var waiter = new Waiter(this, Math.Min(bytes, budget));
        lock (gate)
        {
            if (waiting.Count == 0 && TryTake(waiter))
                return waiter;
            waiter.Place = waiting.AddLast(waiter);
        }

        await using var registration = cancel.UnsafeRegister(static (state, token) => ((Waiter)state!).Cancel(token), waiter);
        await waiter.Entered.Task;
        return waiter;
    }

    bool TryTake(Waiter waiter)
    {
        if (slotsFree == 0 || bytesFree < waiter.Bytes)
            return false;
        slotsFree--;
        bytesFree -= waiter.Bytes;
        return true;
    }

    void AdmitWaiting()
    {
        while (waiting.First is { } first && TryTake(first.Value))
        {
            waiting.RemoveFirst();
            first.Value.Place = null;
            first.Value.Entered.SetResult();
        }
    }

    sealed class Waiter(DecodeGate owner, long bytes) : IDisposable
    {
        int isOut;

        public long Bytes => bytes;
        public LinkedListNode<Waiter>? Place { get; set; }
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Cancel(CancellationToken token)
        {
            lock (owner.gate)
            {
                if (Place is null)
                    return;
                owner.waiting.Remove(Place);
                Place = null;
                owner.AdmitWaiting();
            }

            Entered.SetCanceled(token);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOut, 1) != 0)
                return;
            lock (owner.gate)
            {
                owner.slotsFree++;
                owner.bytesFree += bytes;
                owner.AdmitWaiting();
            }
        }
    }
}
