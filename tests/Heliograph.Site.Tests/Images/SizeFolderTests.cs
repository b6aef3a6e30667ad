using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Heliograph.Site.Tests.Images;

public sealed class SizeFolderTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    readonly DataFolder data = new(Directory.CreateTempSubdirectory("heliograph-sizes-").FullName);
    readonly FakeTimeProvider clock = new(Start);

    public void Dispose() => Directory.Delete(data.Root, recursive: true);

    [Fact]
    public async Task Beyond_the_budget_those_go_that_were_not_used_for_the_longest_even_after_a_restart()
    {
        // Has room for all: its own trimming would be under way while the times are set.
        var before = Folder(megabytes: 1000);
        string[] paths = [.. Enumerable.Range(0, 20).Select(i => before.PathOf($"{i:d64}", "m"))];
        for (int i = 0; i < paths.Length; i++)
        {
            before.Keep(paths[i], new byte[1_000_000]);
            File.SetLastAccessTimeUtc(paths[i], Start.UtcDateTime - TimeSpan.FromHours(20 - i));
        }

        clock.Advance(TimeSpan.FromHours(1));
        before.TryOpen(paths[0])!.Dispose();

        await Folder().TrimAsync();
        bool[] there = [.. paths.Select(File.Exists)];
        Assert.True(there[0], "The one used last is gone.");
        Assert.Equal(Enumerable.Repeat(false, 6), there[1..7]);
        Assert.Equal(Enumerable.Repeat(true, 13), there[7..]);
    }

    [Fact]
    public void A_folder_emptied_at_any_time_is_filled_again()
    {
        var folder = Folder();
        string path = folder.PathOf(new string('a', 64), "m");
        for (int i = 0; i < 3; i++)
        {
            folder.Keep(path, [1, 2, 3]);
            using (var file = folder.TryOpen(path))
                Assert.Equal(3, RandomAccess.GetLength(file!));
            Directory.Delete(data.Sizes, recursive: true);
            Assert.Null(folder.TryOpen(path));
        }

        Assert.Empty(Directory.EnumerateFiles(data.Temporary));
    }

    SizeFolder Folder(int megabytes = 16) => new(data, Options.Create(new ImageOptions { CacheMegabytes = megabytes }), clock, NullLogger<SizeFolder>.Instance);
}
