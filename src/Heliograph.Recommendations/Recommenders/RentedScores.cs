using System.Buffers;

namespace Heliograph.Recommendations.Recommenders;

/// <summary>A score an item, from the pool; not cleared.</summary>
readonly struct RentedScores(int count) : IDisposable
{
    readonly float[] _scores = ArrayPool<float>.Shared.Rent(count);

    public Span<float> Span => _scores.AsSpan(0, count);

    public void Dispose() => ArrayPool<float>.Shared.Return(_scores);
}
