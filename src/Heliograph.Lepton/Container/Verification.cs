using System.Runtime.InteropServices;

namespace Heliograph.Lepton.Container;

/// <summary>Unpacks a Lepton file from its bytes alone and compares.</summary>
static class Verification
{
    /// <param name="lepton">The Lepton file, in an array.</param>
    /// <param name="jpeg">What it should unpack to.</param>
    /// <param name="options">How it was packed.</param>
    /// <param name="cancel">Stops between rows of the picture.</param>
    /// <exception cref="LeptonException">It does not unpack, or not to these bytes.</exception>
    public static void Check(ReadOnlyMemory<byte> lepton, ReadOnlySpan<byte> jpeg, PackOptions options, CancellationToken cancel)
    {
        MemoryMarshal.TryGetArray(lepton, out var bytes);
        using var reader = new PacketReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), cancel);
        int position = 0;
        try
        {
            var file = LeptonFile.Read(reader, jpeg.Length);
            var limits = new UnpackOptions { MaxMemory = long.MaxValue, Parallelism = options.Parallelism };
            foreach (var piece in new JpegRestorer(reader, file, limits, cancel).Pieces())
            {
                if (!jpeg[position..].StartsWith(piece.Span)) throw Failed(position + jpeg[position..].CommonPrefixLength(piece.Span));
                position += piece.Length;
            }
        }
        catch (LeptonException fault) when (fault.Fault != LeptonFault.VerificationFailed)
        {
            throw Failed(position);
        }
        if (position != jpeg.Length) throw Failed(position);
    }

    static LeptonException Failed(int position) => new(LeptonFault.VerificationFailed, position, "What was packed does not unpack to the same bytes: the file is coded in a way that can't be made again.");
}
