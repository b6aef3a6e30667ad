using Heliograph.Site.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Images.Rendering;

/// <summary>
/// Finished sizes as files <c>sizes/ab/&lt;sha256&gt;_m.jpg</c>, within a budget of bytes. The folder itself is the only index:
/// it may be emptied at any time, several processes may share it, and the files' access times carry their last use over a restart.
/// </summary>
sealed class SizeFolder(DataFolder folder, IOptions<ImageOptions> options, TimeProvider clock, ILogger<SizeFolder> log)
{
    const string TemporaryPrefix = "size-";

    // Renewing it at every use would write to the disk at every read.
    static readonly TimeSpan UseGranularity = TimeSpan.FromMinutes(10);
    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    // Unknown until the folder was looked through for the first time.
    const long Unknown = long.MaxValue;

    readonly long budget = options.Value.CacheMegabytes * 1_000_000L;
    long bytes = Unknown;
    int isTrimming;

    /// <param name="suffix">The size's letters; empty for 500.</param>
    /// <param name="rotation">Degrees clockwise that it is turned by.</param>
    public string PathOf(string sha256, string suffix, int rotation = 0) =>
        Path.Join(folder.Sizes, sha256.AsSpan(0, 2), $"{sha256}{(suffix.Length == 0 ? "" : $"_{suffix}")}{(rotation == 0 ? "" : $"-{rotation}")}.jpg");

    /// <returns>Null where there is no such size now. The caller disposes it.</returns>
    public SafeFileHandle? TryOpen(string path)
    {
        // Asking first is cheaper than an exception, and another process may remove it between the two.
        if (!File.Exists(path))
            return null;
        try
        {
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            MarkUsed(file);
            return file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The file appears at once and whole.</summary>
    public void Keep(string path, ReadOnlySpan<byte> jpeg)
    {
        string temporary = Path.Combine(folder.Temporary, $"{TemporaryPrefix}{Guid.NewGuid():n}");
        try
        {
            File.WriteAllBytes(temporary, jpeg);
            Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        if (Volatile.Read(ref bytes) == Unknown || Interlocked.Add(ref bytes, jpeg.Length) > budget)
            _ = TrimAsync();
    }

    static void Move(string temporary, string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(temporary, path, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < 3)
            {
                // Somebody emptied the folder between the two.
            }
        }
    }

    /// <summary>Nothing happens where there is none.</summary>
    public static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Removes those not used for the longest until a tenth of the budget is free. Does nothing where the budget is kept, or while another call does it.</summary>
    public async Task TrimAsync()
    {
        if (Interlocked.Exchange(ref isTrimming, 1) != 0)
            return;
        try
        {
            await Task.Run(Trim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The folder of sizes could not be brought within its budget");
        }
        finally
        {
            Volatile.Write(ref isTrimming, 0);
        }
    }

    void Trim()
    {
        var files = Files().Select(f => (Used: f.LastAccessTimeUtc.Ticks, f.Length)).ToList();
        long total = files.Sum(f => f.Length);
        if (total > budget)
        {
            long target = budget - (budget / 10), excess = total - target;
            files.Sort();
            int last = 0;
            for (long freed = files[0].Length; freed < excess; freed += files[last].Length)
                last++;
            long cutoff = files[last].Used;
            foreach (var file in Files().Where(f => f.LastAccessTimeUtc.Ticks <= cutoff))
            {
                if (total <= target)
                    break;
                total -= file.Length;
                file.Delete();
            }

            log.LogInformation("The folder of sizes was brought from {Before} to {After} bytes", files.Sum(f => f.Length), total);
        }

        Volatile.Write(ref bytes, total);
    }

    // A file that goes while we look has no length any more: it is left out.
    IEnumerable<FileInfo> Files() => new DirectoryInfo(folder.Sizes).EnumerateFiles("*.jpg", Everything).Where(f => f.Exists);

    void MarkUsed(SafeFileHandle file)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - File.GetLastAccessTimeUtc(file) < UseGranularity)
            return;
        try
        {
            File.SetLastAccessTimeUtc(file, now);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Without it the size may go earlier than it should: no reason not to show it.
        }
    }
}
