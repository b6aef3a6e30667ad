using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Tape.Bodies;

/// <summary>A body in a file beside its tape, read anew each time it is played.</summary>
sealed class FileBody(string path) : TapeBody
{
    const int PieceBytes = 64 << 10;

    public string Path => path;

    public override long? Length => new FileInfo(path) is { Exists: true } file ? file.Length : throw Gone(null);

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var file = Open();
        byte[] piece = new byte[PieceBytes];
        for (long offset = 0; await RandomAccess.ReadAsync(file, piece, offset, cancel) is > 0 and int read; offset += read)
            yield return piece.AsMemory(0, read);
    }

    internal override IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        using var file = Open();
        byte[] piece = new byte[PieceBytes];
        for (long offset = 0; RandomAccess.Read(file, piece, offset) is > 0 and int read; offset += read) yield return piece.AsMemory(0, read);
    }

    SafeFileHandle Open()
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Gone(fault);
        }
    }

    TapeException Gone(Exception? fault) =>
        new(TapeError.BadTape, $"The body {path} can't be read: restore the file, or delete the tape beside it and record again.", fault);
}
