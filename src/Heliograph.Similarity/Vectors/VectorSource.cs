namespace Heliograph.Similarity.Vectors;

/// <summary>Vectors by number: in memory, or in a file that may be larger than memory.</summary>
public abstract class VectorSource
{
    /// <summary>Components of a vector.</summary>
    public abstract int Dimension { get; }

    /// <summary>How many vectors there are.</summary>
    public abstract int Count { get; }

    /// <summary>What errors call it.</summary>
    public abstract string Name { get; }

    /// <summary>Copies consecutive vectors. Safe to call from several threads.</summary>
    /// <param name="first">The first one's number.</param>
    /// <param name="rows">Room for them, row after row; a multiple of <see cref="Dimension"/> long.</param>
    /// <exception cref="SimilarityException">A component is not a finite number.</exception>
    public abstract void Read(int first, Span<float> rows);

    /// <summary>Copies some of the vectors into memory.</summary>
    /// <param name="numbers">Which ones, ascending.</param>
    public VectorSet Take(ReadOnlySpan<int> numbers)
    {
        float[] values = new float[checked(numbers.Length * Dimension)];
        for (int i = 0; i < numbers.Length;)
        {
            // Neighbours are read at once.
            int length = 1;
            while (i + length < numbers.Length && numbers[i + length] == numbers[i] + length && length < 4096) length++;
            Read(numbers[i], values.AsSpan(i * Dimension, length * Dimension));
            i += length;
        }
        return new(values, Dimension);
    }

    /// <summary>A seeded sample in ascending order, or everything where there is no more than asked for.</summary>
    /// <param name="most">How many vectors at most.</param>
    /// <param name="seed">Which sample.</param>
    public VectorSet Sample(int most, int seed) => Take(Sampling.Numbers(Count, most, seed));
}
