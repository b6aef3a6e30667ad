using Heliograph.Tape.Bodies;
using Heliograph.Tape.Format;

namespace Heliograph.Tape.Recorders;

/// <summary>The body of a request, read whole before it can be matched.</summary>
static class RequestBody
{
    /// <summary>Reads a body to its end; an opaque one may end up in a temporary file, which <see cref="Discard"/> deletes.</summary>
    /// <exception cref="TapeException">It is too large.</exception>
    public static async ValueTask<TapeBody> ReadAsync(Stream source, IReadOnlyList<Header> headers, Tapes tapes, CancellationToken cancel)
    {
        bool opaque = MediaTypes.IsOpaque(headers.MediaType()) && headers.First("Content-Encoding") is null;
        var spool = new Spool(opaque ? tapes.Folder : null, tapes.Options.LargestText);
        try
        {
            byte[] piece = new byte[16 << 10];
            while (await source.ReadAsync(piece, cancel) is > 0 and int read) spool.Append(piece.AsSpan(0, read));
        }
        catch
        {
            spool.Dispose();
            throw;
        }
        return spool.Written() is FileBody ? spool.Release() : spool.Written();
    }

    public static void Discard(TapeBody body)
    {
        if (body is FileBody file && AtomicFile.IsTemporary(file.Path)) File.Delete(file.Path);
    }
}
