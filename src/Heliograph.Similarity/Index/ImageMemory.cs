using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Index;

/// <summary>The bytes of an index: memory of their own, or a mapped file. Freed when nothing refers to them any more, so that a
/// search may go on with what it began with.</summary>
sealed unsafe class ImageMemory : IDisposable
{
    const int Alignment = 64;

    readonly MemoryMappedFile? _file;
    readonly MemoryMappedViewAccessor? _view;
    readonly void* _own;

    ImageMemory(long length)
    {
        Length = length;
        _own = NativeMemory.AlignedAlloc((nuint)length, Alignment);
        NativeMemory.Clear(_own, (nuint)length);
        Address = (byte*)_own;
    }

    ImageMemory(MemoryMappedFile file, long length, MemoryMappedFileAccess access)
    {
        Length = length;
        _file = file;
        _view = file.CreateViewAccessor(0, length, access);
        byte* address = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        Address = address + _view.PointerOffset;
    }

    ~ImageMemory() => Free();

    public byte* Address { get; private set; }

    public long Length { get; }

    public static ImageMemory Allocate(long length) => new(length);

    public static ImageMemory Create(string path, long length) =>
        new(MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, length), length, MemoryMappedFileAccess.ReadWrite);

    public static ImageMemory Open(string path)
    {
        long length = new FileInfo(path).Length;
        if (length == 0) throw new SimilarityException(SimilarityFault.Foreign, Path.GetFileName(path), 0, "The file is empty.");
        return new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), length, MemoryMappedFileAccess.Read);
    }

    public void Flush() => _view?.Flush();

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
        _view?.Dispose();
        _file?.Dispose();
    }

    void Free()
    {
        if (Address is null) return;
        Address = null;
        // The pointer counts as a use of the view: without this the file stays mapped.
        if (_view is not null) _view.SafeMemoryMappedViewHandle.ReleasePointer();
        else NativeMemory.AlignedFree(_own);
    }
}
