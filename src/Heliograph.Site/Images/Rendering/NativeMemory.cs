using System.Runtime.InteropServices;

namespace Heliograph.Site.Images.Rendering;

/// <summary>glibc's malloc keeps what is freed for later, in an arena a thread: decoders' large buffers would stay with the process for ever.</summary>
static class NativeMemory
{
    // From malloc.h.
    const int MmapThreshold = -3;
    const int MostArenas = -8;

    public static void ReturnWhatIsFreed()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Set(MmapThreshold, 1 << 20);
            _ = Set(MostArenas, 2);
        }
        catch (EntryPointNotFoundException)
        {
            // Another libc, with habits of its own.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Set(int parameter, int value);
}
