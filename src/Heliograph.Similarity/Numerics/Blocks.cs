using System.Runtime.ExceptionServices;

namespace Heliograph.Similarity.Numerics;

/// <summary>Work cut into blocks by its size alone, so that results do not depend on the number of threads.</summary>
/// <param name="Threads">How many at most; 0 for one a processor.</param>
/// <param name="Cancel">Looked at before each block.</param>
readonly record struct Blocks(int Threads, CancellationToken Cancel)
{
    /// <param name="count">How many items there are.</param>
    /// <param name="size">How many make a block.</param>
    /// <param name="work">Gets a block's first item and its length; blocks run at the same time.</param>
    public void For(int count, int size, Action<int, int> work)
    {
        int blocks = (count + size - 1) / size;
        var options = new ParallelOptions { CancellationToken = Cancel, MaxDegreeOfParallelism = Threads == 0 ? Environment.ProcessorCount : Threads };
        try
        {
            Parallel.For(0, blocks, options, block => work(block * size, Math.Min(size, count - block * size)));
        }
        catch (AggregateException several)
        {
            // What the caller can do something about is the fault itself.
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }
}
