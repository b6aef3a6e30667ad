using System.Diagnostics;
using Heliograph.Site.Blobs;

namespace Heliograph.Site.Tests.Uploads;

/// <summary>A volume of a few megabytes, in memory. Needs root.</summary>
sealed class SmallDisk : IAsyncDisposable
{
    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    string Filler => Path.Combine(Folder, "filler");

    /// <summary>Skips the test where nothing can be mounted.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Programs.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small disk needs root.");
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        int mounted = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);
        Programs.SkipUnless(mounted == 0, "A tmpfs could not be mounted here.");
        return new SmallDisk(folder);
    }

    /// <summary>Leaves so many bytes free, to the nearest block.</summary>
    public void Fill(long free)
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (new DriveInfo(Folder).AvailableFreeSpace > free)
                filler.Write(block);
        }
        catch (IOException full) when (DiskFull.IsCauseOf(full))
        {
            // The site has taken the last block.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        // Lazily, for the database's connection pool of this process still holds a file open.
        await RunAsync("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments))!;
        await run.WaitForExitAsync();
        return run.ExitCode;
    }
}
