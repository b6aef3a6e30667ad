using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Similarity.Vectors;

/// <summary>What .fvecs, .ivecs and .bvecs have in common: records of one length, each with its dimension in front.</summary>
static class VectorRecord
{
    const int MostComponents = 1 << 16;

    public static int Bytes(int dimension, int componentBytes) => 4 + dimension * componentBytes;

    public static bool Has(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    public static (int Dimension, int Count) Shape(SafeFileHandle handle, string path, int componentBytes)
    {
        string name = Path.GetFileName(path);
        long length = RandomAccess.GetLength(handle);
        Span<byte> head = stackalloc byte[4];
        if (length < 4) throw new SimilarityException(SimilarityFault.Damaged, name, length, "The file has no vector.");
        ReadExactly(handle, head, 0, name);
        int dimension = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (dimension is < 1 or > MostComponents) throw new SimilarityException(SimilarityFault.Foreign, name, 0, $"A dimension of {dimension} cannot be: this is no file of vectors.");
        int record = Bytes(dimension, componentBytes);
        if (length % record != 0)
            throw new SimilarityException(SimilarityFault.Damaged, name, length - length % record, $"The last vector of {dimension} components has {length % record} of its {record} bytes.");
        if (length / record > int.MaxValue) throw new SimilarityException(SimilarityFault.Foreign, name, 0, $"{length / record} vectors are more than {int.MaxValue}.");
        return (dimension, (int)(length / record));
    }

    public static void CheckDimension(ReadOnlySpan<byte> record, int expected, long offset, string name)
    {
        int dimension = BinaryPrimitives.ReadInt32LittleEndian(record);
        if (dimension != expected) throw new SimilarityException(SimilarityFault.WrongDimension, name, offset, $"This vector has dimension {dimension}, the first one {expected}.");
    }

    public static void ReadExactly(SafeFileHandle handle, Span<byte> bytes, long offset, string name)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0) throw new SimilarityException(SimilarityFault.Damaged, name, offset, "The file became shorter while it was read.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
