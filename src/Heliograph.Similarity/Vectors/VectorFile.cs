using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Similarity.Vectors;

/// <summary>A file of vectors: .fvecs (float32) or .bvecs (bytes). Each vector is its dimension as int32, then its components,
/// little-endian. Nothing is held in memory.</summary>
public sealed class VectorFile : VectorSource, IDisposable
{
    const int BufferBytes = 1 << 18;

    readonly SafeFileHandle _handle;
    readonly bool _isBytes;

    VectorFile(SafeFileHandle handle, string path, bool isBytes, int dimension, int count)
    {
        _handle = handle;
        _isBytes = isBytes;
        Name = System.IO.Path.GetFileName(path);
        Dimension = dimension;
        Count = count;
    }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    int RecordBytes => VectorRecord.Bytes(Dimension, _isBytes ? 1 : 4);

    /// <summary>Opens a file by its extension.</summary>
    /// <exception cref="SimilarityException">It is no such file, is empty, or does not end at the end of a vector.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VectorFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool isBytes = VectorRecord.Has(path, ".bvecs");
        if (!isBytes && !VectorRecord.Has(path, ".fvecs"))
            throw new SimilarityException(SimilarityFault.Foreign, System.IO.Path.GetFileName(path), 0, "Vectors are read from .fvecs and .bvecs.");
        var handle = File.OpenHandle(path);
        try
        {
            var (dimension, count) = VectorRecord.Shape(handle, path, isBytes ? 1 : 4);
            return new(handle, path, isBytes, dimension, count);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads a whole file into memory.</summary>
    /// <inheritdoc cref="Open(string)"/>
    public static VectorSet Load(string path)
    {
        using var file = Open(path);
        return file.Sample(int.MaxValue, seed: 0);
    }

    /// <summary>Writes an .fvecs file, whole or not at all.</summary>
    public static void Save(string path, VectorSource vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        float[] row = new float[vectors.Dimension];
        WholeFile.Write(path, stream =>
        {
            for (int i = 0; i < vectors.Count; i++)
            {
                vectors.Read(i, row);
                stream.Write(MemoryMarshal.AsBytes<int>([vectors.Dimension]));
                stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
            }
        });
    }

    /// <inheritdoc/>
    public override void Read(int first, Span<float> rows)
    {
        int count = rows.Length / Dimension;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first + (ulong)count, (ulong)Count, nameof(first));
        int perRead = Math.Max(1, BufferBytes / RecordBytes);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(perRead * RecordBytes);
        for (int done = 0; done < count; done += perRead)
        {
            int records = Math.Min(perRead, count - done);
            var bytes = buffer.AsSpan(0, records * RecordBytes);
            VectorRecord.ReadExactly(_handle, bytes, (long)(first + done) * RecordBytes, Name);
            for (int i = 0; i < records; i++)
                Decode(bytes.Slice(i * RecordBytes, RecordBytes), first + done + i, rows.Slice((done + i) * Dimension, Dimension));
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    void Decode(ReadOnlySpan<byte> record, int number, Span<float> row)
    {
        long offset = (long)number * RecordBytes;
        VectorRecord.CheckDimension(record, Dimension, offset, Name);
        if (_isBytes)
        {
            for (int i = 0; i < row.Length; i++) row[i] = record[4 + i];
            return;
        }

        MemoryMarshal.Cast<byte, float>(record[4..]).CopyTo(row);
        int bad = Finite.IndexOfOther(row);
        if (bad >= 0) throw new SimilarityException(SimilarityFault.BadNumber, Name, offset + 4 + 4L * bad, $"Component {bad} of vector {number} is {row[bad]}, not a finite number.");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();
}
