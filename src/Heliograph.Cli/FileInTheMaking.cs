namespace Heliograph.Cli;

/// <summary>A file that has its name only when it is whole.</summary>
static class FileInTheMaking
{
    public const string Suffix = ".part";

    /// <summary>Writes a file under another name, and renames it at the end. Whatever goes wrong, nothing of it stays.</summary>
    public static T Create<T>(string path, Func<Stream, T> write)
    {
        string part = path + Suffix;
        try
        {
            T result;
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                result = write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
