using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Heliograph.Recommendations.Sparse;

/// <summary>Int32 numbers of a mapped file as memory.</summary>
sealed unsafe class MappedInts : MemoryManager<int>
{
    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;
    readonly int* _first;
    readonly int _length;

    MappedInts(MemoryMappedFile file, MemoryMappedFileAccess access, int offset, long length)
    {
        _file = file;
        _length = checked((int)length);
        // A view has no room for nothing.
        _view = file.CreateViewAccessor(0, Math.Max(1, offset + 4 * length), access);
        byte* address = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        _first = (int*)(address + _view.PointerOffset + offset);
    }

    public static MappedInts Open(string path, int offset, long length) =>
        new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), MemoryMappedFileAccess.Read, offset, length);

    public static MappedInts Create(string path, long length) =>
        new(MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Math.Max(4, 4 * length)), MemoryMappedFileAccess.ReadWrite, 0, length);

    /// <summary>A file that is deleted with this.</summary>
    public static MappedInts CreateTemporary(string folder, long length)
    {
        var stream = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        var file = MemoryMappedFile.CreateFromFile(stream, null, Math.Max(4, 4 * length), MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        return new(file, MemoryMappedFileAccess.ReadWrite, 0, length);
    }

    public override Span<int> GetSpan() => new(_first, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_first + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => Dispose();

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
