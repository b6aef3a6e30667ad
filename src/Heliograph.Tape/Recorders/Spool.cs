using System.Runtime.CompilerServices;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Format;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Tape.Recorders;

/// <summary>A body while it arrives: one writer, any number of readers, each from the first byte. Small and readable bodies stay in memory;
/// opaque ones go to a temporary file once they are large.</summary>
/// <param name="folder">Where the file may be made; null: it must not touch the disk.</param>
/// <param name="largest">Most bytes in memory where it must not.</param>
sealed class Spool(string? folder, int largest) : TapeBody, IDisposable
{
    const int SpillAt = 1 << 20, PieceBytes = 64 << 10;

    readonly Lock _gate = new();
    byte[] _memory = [];
    SafeFileHandle? _file;
    string? _path;
    long _written, _published;
    bool _complete;
    Exception? _fault;
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long? Length => _complete ? _written : null;

    /// <summary>Takes bytes that readers don't see before <see cref="Publish"/>.</summary>
    /// <exception cref="TapeException">They are too many.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_file is null && folder is not null && _written + bytes.Length > SpillAt) Spill(folder);
        if (_file is not null)
        {
            RandomAccess.Write(_file, bytes, _written);
        }
        else
        {
            if (_written + bytes.Length > largest)
                throw new TapeException(TapeError.TooLarge, $"A body has more than {largest:N0} bytes, the most that is looked through for secrets: raise LargestText, or let this one pass without recording.");
            // Readers keep the old array: what they have seen of it never changes.
            if (_written + bytes.Length > _memory.Length) Array.Resize(ref _memory, (int)Math.Min(Array.MaxLength, Math.Max(_written + bytes.Length, 2L * _memory.Length)));
            bytes.CopyTo(_memory.AsSpan((int)_written));
        }
        _written += bytes.Length;
    }

    public void Publish() => Change(() => _published = _written);

    /// <summary>All bytes are there and may be read to the end.</summary>
    public void Complete() => Change(() => (_published, _complete) = (_written, true));

    /// <summary>Readers get what was published, then the fault.</summary>
    public void Fail(Exception fault) => Change(() => _fault = fault);

    /// <summary>What has been written, as a body of its own; a file is still a temporary one, for the tape to take over.</summary>
    public TapeBody Written() => _path is null ? Of(_memory.AsMemory(0, (int)_written)) : new FileBody(_path);

    /// <summary>Closes the file and leaves it to the caller.</summary>
    public TapeBody Release()
    {
        _file?.Dispose();
        return Written();
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        byte[]? piece = null;
        for (long at = 0; ;)
        {
            Task changed;
            ReadOnlyMemory<byte> ready = default;
            SafeFileHandle? file = null;
            lock (_gate)
            {
                changed = _changed.Task;
                if (at < _published)
                {
                    file = _file;
                    if (file is null) ready = _memory.AsMemory((int)at, (int)(_published - at));
                }
                else if (_complete) yield break;
                else if (_fault is not null) throw _fault;
            }
            if (file is not null)
            {
                piece ??= new byte[PieceBytes];
                ready = piece.AsMemory(0, await RandomAccess.ReadAsync(file, piece.AsMemory(0, (int)Math.Min(PieceBytes, Volatile.Read(ref _published) - at)), at, cancel));
            }
            if (ready.IsEmpty)
            {
                await changed.WaitAsync(cancel);
                continue;
            }
            at += ready.Length;
            yield return ready;
        }
    }

    internal override IEnumerable<ReadOnlyMemory<byte>> Read() => Written().Read();

    public void Dispose()
    {
        _file?.Dispose();
        // Gone where a tape has taken it over.
        if (_path is not null) File.Delete(_path);
    }

    void Spill(string place)
    {
        string path = AtomicFile.NewTemporary(place);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        RandomAccess.Write(file, _memory.AsSpan(0, (int)_written), 0);
        lock (_gate) (_file, _path, _memory) = (file, path, []);
    }

    void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult();
    }
}
