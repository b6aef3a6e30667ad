namespace Heliograph.Recommendations.Sparse;

/// <summary>Room for numbers: in memory, or in mapped files that are gone when it is disposed of.</summary>
/// <param name="folder">Where the files go; null for memory.</param>
sealed class Scratch(string? folder) : IDisposable
{
    readonly List<MappedInts> _files = [];

    public Memory<int> Allocate(int length)
    {
        if (folder is null) return new int[length];
        var file = MappedInts.CreateTemporary(folder, length);
        _files.Add(file);
        return file.Memory[..length];
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
        _files.Clear();
    }
}
