using System.Buffers;

namespace Heliograph.Similarity.Numerics;

/// <summary>A pooled array of the length asked for.</summary>
static class Scratch
{
    public static Rented<T> Rent<T>(int length) => new(ArrayPool<T>.Shared.Rent(length), length);
}

readonly struct Rented<T>(T[] array, int length) : IDisposable
{
    public Span<T> Span => array.AsSpan(0, length);

    public T[] Array => array;

    public void Dispose() => ArrayPool<T>.Shared.Return(array);
}
