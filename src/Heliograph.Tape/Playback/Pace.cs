using System.Runtime.CompilerServices;

namespace Heliograph.Tape.Playback;

/// <summary>Gives a body in the pieces and at the times at which it came.</summary>
static class Pace
{
    /// <param name="body">The bytes.</param>
    /// <param name="timing">When they came. Where an edit made the body longer, the last piece has the rest.</param>
    /// <param name="factor">How many times as slow, above 0.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> PlayAsync(
        TapeBody body, ResponseTiming timing, double factor, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        long start = time.GetTimestamp();
        int number = -1;
        long left = 0;
        await foreach (var piece in body.ReadAsync(cancel))
        {
            for (var rest = piece; rest.Length > 0;)
            {
                while (left == 0 && number + 1 < timing.Chunks.Count)
                {
                    var chunk = timing.Chunks[++number];
                    left = chunk.Bytes;
                    var due = (chunk.At - timing.HeadersAt) * factor * TimeSpan.FromMilliseconds(1) - time.GetElapsedTime(start);
                    if (due > TimeSpan.Zero) await Task.Delay(due, time, cancel);
                }
                int length = left == 0 ? rest.Length : (int)Math.Min(left, rest.Length);
                left -= Math.Min(left, length);
                yield return rest[..length];
                rest = rest[length..];
            }
        }
    }

    /// <summary>The first bytes, and then a broken connection.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> BreakAfter(
        IAsyncEnumerable<ReadOnlyMemory<byte>> body, long bytes, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var piece in body.WithCancellation(cancel))
        {
            var kept = piece[..(int)Math.Min(piece.Length, bytes)];
            bytes -= kept.Length;
            if (kept.Length > 0) yield return kept;
            if (bytes == 0) break;
        }
        throw InjectedFault.Broken();
    }
}
