namespace Heliograph.Site.Data;

/// <summary>Held by the process that serves a data folder. The kernel lets go of it when the process ends, however it ends.</summary>
sealed class FolderLock : IDisposable
{
    readonly FileStream file;

    FolderLock(FileStream file) => this.file = file;

    /// <returns>Null where another process holds it.</returns>
    public static FolderLock? TryTake(DataFolder folder)
    {
        try
        {
            return new FolderLock(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
