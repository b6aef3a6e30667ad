namespace Heliograph.Tape.Shelves;

/// <summary>What changes when a file is edited.</summary>
readonly record struct FileStamp(long Ticks, long Bytes)
{
    /// <summary>All zero where there is no such file.</summary>
    public static FileStamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new(file.LastWriteTimeUtc.Ticks, file.Length) : default;
}
