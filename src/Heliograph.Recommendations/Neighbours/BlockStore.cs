using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Heliograph.Recommendations.Neighbours;

/// <summary>A folder that keeps blocks as they are done, so that work which was stopped goes on where it was.</summary>
/// <remarks>A file a block: SHA-256 of what work it belongs to and of the rest, counts, items, starts, neighbours, little-endian.
/// A file that was cut short or changed is worked out again.</remarks>
public sealed class BlockStore
{
    readonly string _folder;
    readonly byte[] _work;

    /// <param name="folder">Is created where it is missing.</param>
    /// <param name="items">The matrix that is worked on.</param>
    /// <param name="options">The options it is worked on with.</param>
    /// <exception cref="RecommendationDataException">The folder holds blocks of other work.</exception>
    public BlockStore(string folder, Sparse.SparseMatrix items, NeighbourOptions options)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(options);
        _folder = Directory.CreateDirectory(folder).FullName;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"1 {items.ColumnCount} {options}"));
        hash.AppendData(MemoryMarshal.AsBytes(items.Starts));
        hash.AppendData(MemoryMarshal.AsBytes(items.Columns));
        _work = hash.GetHashAndReset();

        string name = Path.Combine(_folder, "work");
        if (File.Exists(name) && !File.ReadAllBytes(name).AsSpan().SequenceEqual(_work))
            throw new RecommendationDataException(RecommendationFault.OtherWork, name, 0,
                "The blocks kept here are of other input or other options; give an empty folder or empty this one.");
        WholeFile.Write(name, stream => stream.Write(_work));
    }

    string NameOf(int block) => Path.Combine(_folder, $"block-{block:d6}");

    internal NeighbourBlock? Load(int block)
    {
        if (!File.Exists(NameOf(block))) return null;
        byte[] bytes = File.ReadAllBytes(NameOf(block));
        const int HeaderBytes = SHA256.HashSizeInBytes + 8;
        if (bytes.Length < HeaderBytes || !bytes.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Hash(bytes.AsSpan(SHA256.HashSizeInBytes)))) return null;
        var counts = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(SHA256.HashSizeInBytes, 8));
        var rest = bytes.AsSpan(HeaderBytes);
        var ints = MemoryMarshal.Cast<byte, int>(rest[..(4 * (2 * counts[0] + 1))]);
        return new(ints[..counts[0]].ToArray(), ints[counts[0]..].ToArray(), MemoryMarshal.Cast<byte, Neighbour>(rest[(4 * ints.Length)..]).ToArray());
    }

    internal void Save(int block, NeighbourBlock done)
    {
        if (File.Exists(NameOf(block))) return;
        byte[] body =
        [
            .. MemoryMarshal.AsBytes<int>([done.Items.Length, done.Neighbours.Length]),
            .. MemoryMarshal.AsBytes(done.Items.AsSpan()),
            .. MemoryMarshal.AsBytes(done.Starts.AsSpan()),
            .. MemoryMarshal.AsBytes(done.Neighbours.AsSpan()),
        ];
        WholeFile.Write(NameOf(block), stream =>
        {
            stream.Write(Hash(body));
            stream.Write(body);
        });
    }

    byte[] Hash(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_work);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
