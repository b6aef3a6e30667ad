using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Heliograph.Tape.AspNetCore;

/// <summary>The chunked transfer coding, RFC 9112, section 7.1.</summary>
static class Chunks
{
    public static ValueTask<FlushResult> WriteAsync(PipeWriter writer, ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        writer.Write(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
        writer.Write(piece.Span);
        writer.Write("\r\n"u8);
        return writer.FlushAsync(cancel);
    }

    public static ValueTask<FlushResult> EndAsync(PipeWriter writer, IReadOnlyList<Header> trailers, CancellationToken cancel)
    {
        writer.Write("0\r\n"u8);
        foreach (var trailer in trailers) writer.Write(Encoding.Latin1.GetBytes($"{trailer.Name}: {trailer.Value}\r\n"));
        writer.Write("\r\n"u8);
        return writer.FlushAsync(cancel);
    }
}
