using System.Runtime.InteropServices;

namespace Heliograph.Recommendations.Sparse;

/// <summary>A matrix in a file that is mapped, not read: what does not fit into memory stays on the disk.</summary>
/// <remarks>Little-endian: the eight bytes <c>HGCSR001</c>, row count, column count and entry count as int32 and a reserved
/// int32, then starts [rows + 1] and columns [entries] as int32.</remarks>
public sealed class SparseMatrixFile : IDisposable
{
    const int HeaderBytes = 24;

    readonly MappedInts _ints;

    SparseMatrixFile(MappedInts ints, SparseMatrix matrix) => (_ints, Matrix) = (ints, matrix);

    /// <summary>The matrix, good until the file is disposed of.</summary>
    public SparseMatrix Matrix { get; }

    static ReadOnlySpan<byte> Magic => "HGCSR001"u8;

    /// <summary>Writes a matrix; nothing half-written stays under its name.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(SparseMatrix matrix, string path)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        WholeFile.Write(path, stream =>
        {
            WriteHeader(stream, matrix.RowCount, matrix.ColumnCount, matrix.EntryCount);
            stream.Write(MemoryMarshal.AsBytes(matrix.Starts));
            stream.Write(MemoryMarshal.AsBytes(matrix.Columns));
        });
    }

    /// <summary>Sorts pairs into a file without holding them in memory: what is held is one int32 a row.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="rowCount">How many rows there are.</param>
    /// <param name="columnCount">How many columns there are.</param>
    /// <param name="pairs">Gives the same pairs each time; it is asked twice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pair lies outside the matrix.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Build(string path, int rowCount, int columnCount, Func<IEnumerable<(int Row, int Column)>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        int[] starts = new int[rowCount + 1];
        foreach (var (row, column) in pairs())
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rowCount, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columnCount, nameof(pairs));
            starts[row + 1]++;
        }
        RowStarts.Accumulate(starts);

        string unsorted = path + ".unsorted";
        try
        {
            using (var columns = MappedInts.Create(unsorted, starts[^1]))
            {
                int[] next = starts.AsSpan(0, rowCount).ToArray();
                var span = columns.Memory.Span;
                foreach (var (row, column) in pairs()) span[next[row]++] = column;
                int length = RowOrder.SortAndDeduplicate(starts, span);
                Save(new SparseMatrix(columnCount, starts, columns.Memory[..length]), path);
            }
        }
        finally
        {
            File.Delete(unsorted);
        }
    }

    /// <summary>Opens a file that <see cref="Save"/> or <see cref="Build"/> wrote, and checks all of it.</summary>
    /// <exception cref="RecommendationDataException">It is not such a file, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SparseMatrixFile Open(string path)
    {
        var (rows, columns, entries) = ReadHeader(path);
        var ints = MappedInts.Open(path, HeaderBytes, rows + 1L + entries);
        try
        {
            var matrix = new SparseMatrix(columns, ints.Memory[..(rows + 1)], ints.Memory[(rows + 1)..]);
            Check(matrix, entries, path);
            return new(ints, matrix);
        }
        catch
        {
            ints.Dispose();
            throw;
        }
    }

    static void WriteHeader(Stream stream, int rows, int columns, int entries)
    {
        stream.Write(Magic);
        stream.Write(MemoryMarshal.AsBytes<int>([rows, columns, entries, 0]));
    }

    static (int Rows, int Columns, int Entries) ReadHeader(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header[..8].SequenceEqual(Magic))
            throw new RecommendationDataException(RecommendationFault.NotAMatrix, path, 0, "This is not a matrix file.");
        var numbers = MemoryMarshal.Cast<byte, int>(header[8..]);
        var (rows, columns, entries) = (numbers[0], numbers[1], numbers[2]);
        if (rows < 0 || columns < 0 || entries < 0 || stream.Length != HeaderBytes + 4 * (rows + 1L + entries))
            throw new RecommendationDataException(RecommendationFault.Damaged, path, 8, $"The header's sizes do not fit a file of {stream.Length} bytes.");
        return (rows, columns, entries);
    }

    static void Check(SparseMatrix matrix, int entries, string path)
    {
        var starts = matrix.Starts;
        bool isSound = starts[0] == 0 && starts[^1] == entries;
        for (int row = 0; isSound && row < matrix.RowCount; row++)
            isSound = starts[row] <= starts[row + 1] && starts[row + 1] <= entries;
        for (int row = 0; isSound && row < matrix.RowCount; row++)
        {
            int last = -1;
            foreach (int column in matrix[row])
            {
                isSound &= column > last;
                last = column;
            }
            isSound &= last < matrix.ColumnCount;
        }
        if (!isSound) throw new RecommendationDataException(RecommendationFault.Damaged, path, HeaderBytes, "The rows of the matrix are not in order.");
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _ints.Dispose();
}
