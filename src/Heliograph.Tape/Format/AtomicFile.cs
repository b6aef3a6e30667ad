namespace Heliograph.Tape.Format;

/// <summary>Files that are there whole or not at all.</summary>
static class AtomicFile
{
    const string Temporary = ".tape-tmp";

    static readonly TimeSpan s_abandoned = TimeSpan.FromHours(1);

    public static string NewTemporary(string folder) => Path.Combine(folder, $".{Guid.NewGuid():N}{Temporary}");

    public static bool IsTemporary(string path) => path.EndsWith(Temporary, StringComparison.Ordinal);

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = NewTemporary(Path.GetDirectoryName(path)!);
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, 0);
                RandomAccess.FlushToDisk(file);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static void Copy(Stream source, string path)
    {
        string temporary = NewTemporary(Path.GetDirectoryName(path)!);
        try
        {
            source.Position = 0;
            using (var file = File.Create(temporary))
            {
                source.CopyTo(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes what a process that was killed left behind.</summary>
    public static void Sweep(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, ".*" + Temporary))
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > s_abandoned) File.Delete(path);
    }
}
