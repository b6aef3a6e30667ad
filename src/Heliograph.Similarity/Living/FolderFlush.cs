using System.Runtime.InteropServices;
using System.Text;

namespace Heliograph.Similarity.Living;

/// <summary>Makes the names in a folder survive the loss of power. .NET flushes files only, so this asks the C library.</summary>
static class FolderFlush
{
    const int ReadOnly = 0;

    /// <exception cref="IOException">The system refused.</exception>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals its names, and a folder cannot be flushed.

        int descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
            throw Failed("open", folder);
        try
        {
            if (Fsync(descriptor) != 0)
                throw Failed("flush", folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    static IOException Failed(string verb, string folder)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"Could not {verb} the folder '{folder}': {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int descriptor);
}
