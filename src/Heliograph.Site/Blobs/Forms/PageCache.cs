using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>Has a flushed file read from the disk, not from memory, the next time. Advice only: without it the memory is what is compared.</summary>
static class PageCache
{
    const int DontNeed = 4; // POSIX_FADV_DONTNEED

    public static void Drop(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return;
        bool isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            _ = Advise((int)file.DangerousGetHandle(), 0, 0, DontNeed);
        }
        finally
        {
            if (isHeld)
                file.DangerousRelease();
        }
    }

    [DllImport("libc", EntryPoint = "posix_fadvise"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Advise(int descriptor, nint offset, nint length, int advice);
}
