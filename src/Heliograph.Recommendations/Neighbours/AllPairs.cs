using System.Runtime.ExceptionServices;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>All-pairs top-k: the nearest neighbours of every row of a matrix M by a similarity over M·Mᵀ.</summary>
/// <remarks>Rows are worked on in blocks that share nothing but what they read: they may run on any number of threads, or
/// on several machines, in any order, and the outcome is the same to the bit.</remarks>
public sealed class AllPairs : IDisposable
{
    readonly Scratch _scratch;
    readonly int _itemCount;
    readonly NeighbourOptions _options;
    readonly SizeOrder _order;
    readonly BlockPlan _plan;
    readonly double[]? _weights;
    readonly PairScore _score;

    /// <summary>Renumbers the items and cuts them into blocks: O(entries).</summary>
    /// <param name="items">Items × features: which members, photos or tags each group has.</param>
    /// <param name="options">Which neighbours to find.</param>
    /// <param name="scratch">A folder for the renumbered matrices, which are as large as two of what was given: they are mapped,
    /// and deleted on disposal. Null keeps them in memory, and there is nothing to dispose of.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or features are weighted and an item has 2²⁴ of them.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public AllPairs(SparseMatrix items, NeighbourOptions options, string? scratch = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Checked();
        _itemCount = items.RowCount;
        _scratch = new Scratch(scratch);
        _order = SizeOrder.Of(items, options.MinSize, _scratch.Allocate);
        _plan = BlockPlan.Of(_order);
        var weights = Weights.Of(items, options);
        _weights = weights.Features;
        _score = new PairScore(weights, _order.Originals, options);
    }

    /// <summary>How many blocks there are.</summary>
    public int BlockCount => _plan.Count;

    /// <summary>How many additions of a weight to a cell of M·Mᵀ the whole takes.</summary>
    public long Additions => _plan.RowWork.Sum();

    /// <summary>Works on one block.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public NeighbourBlock Compute(int block, CancellationToken cancel = default) => new Worker(this).Compute(block, cancel);

    /// <summary>Works on all blocks.</summary>
    /// <param name="threads">How many threads work; 0 for one a processor.</param>
    /// <param name="store">Keeps blocks as they are done and has those done before; null for none.</param>
    /// <param name="progress">Is told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancel">Stops within a block; those that are in the store stay.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">A block cannot be stored.</exception>
    public NeighbourLists Run(int threads = 0, BlockStore? store = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var blocks = new NeighbourBlock[BlockCount];
        double all = Math.Max(1, Additions), done = 0;
        int next = -1;
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        try
        {
            Parallel.For(0, parallel.MaxDegreeOfParallelism, parallel, _ =>
            {
                var worker = new Worker(this);
                // Heavy blocks come first, so that threads end together.
                for (int block; (block = Interlocked.Increment(ref next)) < blocks.Length;)
                {
                    cancel.ThrowIfCancellationRequested();
                    blocks[block] = store?.Load(block) ?? worker.Compute(block, cancel);
                    store?.Save(block, blocks[block]);
                    lock (blocks) progress?.Report((done += _plan.WorkOf(block)) / all);
                }
            });
        }
        catch (AggregateException several)
        {
            // One thread's fault, such as a full disk, says what it was.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return new NeighbourLists(_itemCount, blocks);
    }

    /// <summary>Deletes what is in the scratch folder.</summary>
    public void Dispose() => _scratch.Dispose();

    /// <summary>One thread's memory.</summary>
    sealed class Worker(AllPairs pairs)
    {
        readonly NearestFirst _nearest = new(pairs._options.Count);
        readonly List<Neighbour> _neighbours = [];
        RowKernel? _narrow, _middle, _wide, _weighted;

        public NeighbourBlock Compute(int block, CancellationToken cancel)
        {
            var (first, end) = (pairs._plan.Starts[block], pairs._plan.Starts[block + 1]);
            _neighbours.Clear();
            int[] starts = new int[end - first + 1];
            for (int row = first; row < end; row++)
            {
                cancel.ThrowIfCancellationRequested();
                KernelFor(pairs._order.Items[row].Length).Offer(row, pairs._plan.RowWork[row], _nearest);
                starts[row - first + 1] = starts[row - first] + _nearest.Drain(_neighbours);
            }
            return new(pairs._order.Originals[first..end], starts, [.. _neighbours]);
        }

        RowKernel KernelFor(int size) => pairs._weights is { } weights
            ? _weighted ??= new WeightKernel(pairs._order, weights, pairs._score, pairs._options)
            : size switch
            {
                <= byte.MaxValue => _narrow ??= new CountKernel<byte>(pairs._order, pairs._score, pairs._options),
                <= ushort.MaxValue => _middle ??= new CountKernel<ushort>(pairs._order, pairs._score, pairs._options),
                _ => _wide ??= new CountKernel<uint>(pairs._order, pairs._score, pairs._options),
            };
    }
}
