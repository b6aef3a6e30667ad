using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Heliograph.Traffic.Capture;

/// <summary>Windows that are mapped, not read: pages that were seen go back before the next ones come.</summary>
sealed class MappedWindows(FileStream file) : ByteWindows
{
    readonly MemoryMappedFile _map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
    readonly long _length = file.Length;
    View? _view;
    long _end;

    public override long? Length => _length;

    public override ReadOnlyMemory<byte> Next(int keep)
    {
        long start = _end - keep;
        int length = (int)Math.Min(Size, _length - start);
        (_view as IDisposable)?.Dispose();
        _view = null;
        _end = start + length;
        if (length == 0) return default;
        _view = new View(_map.CreateViewAccessor(start, length, MemoryMappedFileAccess.Read), length);
        return _view.Memory;
    }

    public override void Dispose()
    {
        (_view as IDisposable)?.Dispose();
        _map.Dispose();
    }

    sealed unsafe class View : MemoryManager<byte>
    {
        readonly MemoryMappedViewAccessor _accessor;
        readonly byte* _bytes;
        readonly int _length;

        public View(MemoryMappedViewAccessor accessor, int length)
        {
            (_accessor, _length) = (accessor, length);
            byte* bytes = null;
            accessor.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
            _bytes = bytes + accessor.PointerOffset;
        }

        public override Span<byte> GetSpan() => new(_bytes, _length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
            _accessor.SafeMemoryMappedViewHandle.ReleasePointer();
            _accessor.Dispose();
        }
    }
}
