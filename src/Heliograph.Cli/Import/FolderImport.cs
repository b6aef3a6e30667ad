using System.Security.Cryptography;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Cli.Import;

/// <summary>
/// Gives the files of a folder to the site's intake. Where an earlier run stopped is not written down anywhere:
/// a file is skipped because the owner has its bytes, so renamed and copied files are skipped too.
/// </summary>
sealed class FolderImport(IServiceProvider services, long ownerId, Visibility visibility, string? albumTitle)
{
    const int MostAtOnce = 4;

    readonly PhotoIntake intake = services.GetRequiredService<PhotoIntake>();
    readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    public ImportOutcome Outcome { get; } = new();

    /// <summary>All files that are not hidden, in the order of their paths; what they are, their content tells.</summary>
    public static IReadOnlyList<FileInfo> FilesIn(DirectoryInfo folder) =>
        [.. folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }).OrderBy(f => f.FullName, StringComparer.Ordinal)];

    /// <param name="done">Told of each file when it is dealt with, from any thread.</param>
    /// <exception cref="OperationCanceledException">Stopped; every file is whole in the site, or not in it at all.</exception>
    /// <exception cref="IOException">The site's disk is full.</exception>
    public async Task RunAsync(IReadOnlyList<FileInfo> files, Action<FileInfo> done, CancellationToken cancel)
    {
        long? album = await AlbumAsync(cancel);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(MostAtOnce, Environment.ProcessorCount), CancellationToken = cancel };
        await Parallel.ForEachAsync(files, parallel, async (file, token) =>
        {
            await TakeAsync(file, new IntakeOptions(visibility, AlbumId: album), token);
            done(file);
        });
    }

    async Task TakeAsync(FileInfo file, IntakeOptions options, CancellationToken cancel)
    {
        try
        {
            await using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            if (await IsThereAsync(source, options.AlbumId, cancel))
            {
                Outcome.Count(wasThere: true);
                return;
            }

            source.Position = 0;
            var result = await intake.AcceptAsync(source, file.Name, ownerId, options, cancel);
            if (result is IntakeResult.Accepted accepted)
                Outcome.Count(accepted.WasThere);
            else if (result is IntakeResult.Refused refused)
                Outcome.Refuse(file.FullName, (ImportRefusal)refused.Reason, refused.Sentence);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException && !DiskFull.IsCauseOf(unreadable))
        {
            Outcome.Refuse(file.FullName, ImportRefusal.CannotBeRead, unreadable.Message);
        }
    }

    /// <summary>Whether the owner has these bytes, as far as the site knows undamaged; if so they are put into the album.</summary>
    async Task<bool> IsThereAsync(Stream source, long? albumId, CancellationToken cancel)
    {
        string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(source, cancel));
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var photo = await data.Photos.AsNoTracking().FirstOrDefaultAsync(
            p => p.OwnerId == ownerId && p.Sha256 == sha256 && p.Blob!.State == BlobState.Stored, cancel);
        if (photo is not null && albumId is { } album)
        {
            await data.WriteAsync(async token =>
            {
                await AlbumContents.AppendAsync(data, album, photo.Id, Now, token);
                return true;
            }, Durability.Process, cancel);
        }

        return photo is not null;
    }

    async Task<long?> AlbumAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(albumTitle))
            return null;
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long newId = await services.GetRequiredService<IdSequence>().NextAlbumAsync(cancel);
        return await data.WriteAsync(
            token => AlbumContents.FindOrMakeAsync(data, ownerId, albumTitle.Trim(), newId, Now, token), Durability.Acknowledged, cancel);
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
