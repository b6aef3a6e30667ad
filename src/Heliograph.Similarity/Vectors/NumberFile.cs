using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Vectors;

/// <summary>.ivecs files: lists of int32 of one length, such as the numbers of neighbours.</summary>
public static class NumberFile
{
    /// <summary>Reads all lists.</summary>
    /// <exception cref="SimilarityException">It is no such file, is empty, or does not end at the end of a list.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static int[][] Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        if (!VectorRecord.Has(path, ".ivecs")) throw new SimilarityException(SimilarityFault.Foreign, name, 0, "Lists of numbers are read from .ivecs.");
        using var handle = File.OpenHandle(path);
        var (dimension, count) = VectorRecord.Shape(handle, path, 4);
        byte[] record = new byte[VectorRecord.Bytes(dimension, 4)];
        int[][] lists = new int[count][];
        for (int i = 0; i < count; i++)
        {
            VectorRecord.ReadExactly(handle, record, (long)i * record.Length, name);
            VectorRecord.CheckDimension(record, dimension, (long)i * record.Length, name);
            lists[i] = MemoryMarshal.Cast<byte, int>(record.AsSpan(4)).ToArray();
        }
        return lists;
    }

    /// <summary>Writes lists of one length, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static void Save(string path, IReadOnlyList<int[]> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        if (lists.Any(list => list.Length != lists[0].Length)) throw new ArgumentException("The lists differ in length.", nameof(lists));
        WholeFile.Write(path, stream =>
        {
            foreach (int[] list in lists)
            {
                stream.Write(MemoryMarshal.AsBytes<int>([list.Length]));
                stream.Write(MemoryMarshal.AsBytes(list.AsSpan()));
            }
        });
    }
}
