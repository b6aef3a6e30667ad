using System.Security.Cryptography;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Comments;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Cli.Import.Flickr;

/// <summary>
/// Takes a download from Flickr into an account: files by the site's intake with what was said of them, then albums. It may be stopped at any
/// time: what the owner has already, by its bytes, is not taken again and stays as it is.
/// </summary>
sealed class FlickrImport(IServiceProvider services, long ownerId, FlickrDownload download)
{
    readonly PhotoIntake intake = services.GetRequiredService<PhotoIntake>();

    /// <summary>Photos here by their ids at Flickr.</summary>
    readonly Dictionary<string, long> taken = [];

    int comments, favourites, withoutWords;

    public ImportOutcome Outcome { get; } = new();

    /// <param name="done">Told of each file when it is dealt with.</param>
    /// <exception cref="OperationCanceledException">Stopped; every file is whole in the site, or not in it at all.</exception>
    public async Task RunAsync(Action<FileInfo> done, CancellationToken cancel)
    {
        foreach (var file in download.Files)
        {
            cancel.ThrowIfCancellationRequested();
            await TakeAsync(file, cancel);
            done(file);
        }

        foreach (var album in download.Albums.Where(a => a.Title.Length > 0))
            await FillAsync(album, cancel);
        Outcome.Unmatched = [.. Unmatchable()];
    }

    async Task TakeAsync(FileInfo file, CancellationToken cancel)
    {
        try
        {
            var words = download.WordsOf(file);
            await using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (await ThereAsync(source, cancel) is { } there)
            {
                Outcome.Count(wasThere: true);
                Match(words, there);
                return;
            }

            source.Position = 0;
            var options = words is null ? new IntakeOptions(Visibility.Private) : new IntakeOptions(words.Visibility, words.Title, words.Tags) { Said = words.Said };
            switch (await intake.AcceptAsync(source, file.Name, ownerId, options, cancel))
            {
                case IntakeResult.Accepted accepted:
                    Outcome.Count(accepted.WasThere);
                    Match(words, accepted.Photo.Id);
                    if (!accepted.WasThere)
                        await CommentAsync(words, accepted.Photo.Id, cancel);
                    break;
                case IntakeResult.Refused refused:
                    Outcome.Refuse(file.FullName, (ImportRefusal)refused.Reason, refused.Sentence);
                    break;
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException && !DiskFull.IsCauseOf(unreadable))
        {
            Outcome.Refuse(file.FullName, ImportRefusal.CannotBeRead, unreadable.Message);
        }
    }

    void Match(FlickrPhoto? words, long photo)
    {
        if (words is null)
        {
            withoutWords++;
            return;
        }

        taken[words.Id] = photo;
        favourites += words.Favourites;
        comments += words.Comments.Count(c => !IsOwn(c));
    }

    /// <summary>The owner's own words; others' belong to accounts that are not here.</summary>
    async Task CommentAsync(FlickrPhoto? words, long photo, CancellationToken cancel)
    {
        var own = words?.Comments.Where(c => IsOwn(c) && c.Text.Trim().Length is > 0 and <= Commenting.Longest).ToList() ?? [];
        if (own.Count == 0)
            return;
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var commenting = new Commenting(data, new Viewer(ownerId), clock);
        foreach (var comment in own)
        {
            var made = await commenting.AddToPhotoAsync(photo, comment.Text, cancel);
            if (comment.At is { } at)
                await data.Comments.Where(c => c.Id == made.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedAt, at), cancel);
        }
    }

    bool IsOwn(FlickrComment comment) => download.Nsid is { } nsid && comment.User == nsid;

    /// <summary>The owner's album of this title, made where there is none, with what came of its photos at its end.</summary>
    async Task FillAsync(FlickrAlbum album, CancellationToken cancel)
    {
        long[] photos = [.. album.Photos.Where(taken.ContainsKey).Select(id => taken[id])];
        if (photos.Length == 0)
            return;
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        long newId = await services.GetRequiredService<IdSequence>().NextAlbumAsync(cancel);
        await data.WriteAsync(async stop =>
        {
            long id = await AlbumContents.FindOrMakeAsync(data, ownerId, album.Title, newId, now, stop);
            foreach (long photo in photos)
                await AlbumContents.AppendAsync(data, id, photo, now, stop);
            if (id == newId)
            {
                long? cover = taken.TryGetValue(album.Cover, out long chosen) ? chosen : null;
                await data.Albums.Where(a => a.Id == id).ExecuteUpdateAsync(set => set
                    .SetProperty(a => a.Description, album.Description).SetProperty(a => a.CoverPhotoId, a => cover ?? a.CoverPhotoId), stop);
            }

            return id;
        }, Durability.Acknowledged, cancel);
    }

    /// <returns>The owner's photo of these bytes, as far as the site knows undamaged.</returns>
    async Task<long?> ThereAsync(Stream source, CancellationToken cancel)
    {
        string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(source, cancel));
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteData>().Photos
            .Where(p => p.OwnerId == ownerId && p.Sha256 == sha256 && p.Blob!.State == BlobState.Stored).Select(p => (long?)p.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What has no place here, in sentences.</summary>
    IEnumerable<string> Unmatchable()
    {
        int missing = download.Count - taken.Count;
        if (missing > 0)
            yield return $"{missing} photos are described whose files are not here: unpack all parts of the download into this folder.";
        if (withoutWords > 0)
            yield return $"{withoutWords} files have no description: they are private, under their file names.";
        if (comments > 0)
            yield return $"{comments} comments by others were left out: who wrote them has no account here.";
        if (favourites > 0)
            yield return $"{favourites} times others had these photos among their favourites: that is theirs to do again.";
        if (download.Favourites + download.Others > 0)
            yield return $"{download.Favourites} favourites and {download.Others} comments of photos at Flickr were left out: those photos are not here.";
    }
}
