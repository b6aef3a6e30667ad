using System.CommandLine;
using Heliograph.Cli.Import.Flickr;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Cli.Import;

/// <summary>Adds a folder of photographs to somebody's photostream. It may be stopped at any time: a second run goes on.</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder; the folders in it are looked through too." };
        folder.AcceptExistingOnly();
        var data = SiteOptions.Data();
        var user = new Option<string?>("--user") { Description = "Whose photos they become, by alias; by default the only administrator, or the only person." };
        var album = new Option<string?>("--album") { Description = "Title of the album they go into; it is made if it is missing." };
        var isPublic = new Option<bool>("--public") { Description = "Everybody may see them; by default only the owner." };
        var from = new Option<string?>("--from") { Description = "Where the folder is from: 'flickr' for an unpacked download of \"Your Flickr data\", with its titles, tags, albums, privacy, dates and places." };
        from.AcceptOnlyFromAmong("flickr");
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("import", "Add a folder of photographs; those that are there already are skipped.") { folder, data, user, album, isPublic, from, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            string path = arguments.GetValue(data)!;
            if (!Directory.Exists(path))
                return Refuse($"There is no data folder '{path}': start a site with 'heliograph serve', or name its folder with --data.");

            await using var site = await OpenSite.AtAsync(new DataFolder(path), cancel);
            var (owner, problem) = await ImportOwner.FindAsync(site.Services, arguments.GetValue(user), cancel);
            if (owner is null)
                return Refuse(problem);

            var screen = ImportScreen.For(json: arguments.GetValue(json), quiet: arguments.GetValue(quiet));
            if (arguments.GetValue(from) is not null)
            {
                if (arguments.GetValue(isPublic) || arguments.GetValue(album) is not null)
                    return Refuse("A download from Flickr says itself who sees its photos and which albums they are in: leave out --public and --album.");
                return await TakeFlickrAsync(site.Services, owner.Id, arguments.GetValue(folder)!, screen, cancel);
            }

            var visibility = arguments.GetValue(isPublic) ? Visibility.Public : Visibility.Private;
            var import = new FolderImport(site.Services, owner.Id, visibility, arguments.GetValue(album));
            var files = FolderImport.FilesIn(arguments.GetValue(folder)!);
            return await RunAsync(import.Outcome, files, done => import.RunAsync(files, done, cancel), screen);
        });
        return command;
    }

    static async Task<int> TakeFlickrAsync(IServiceProvider services, long ownerId, DirectoryInfo folder, ImportScreen screen, CancellationToken cancel)
    {
        FlickrDownload download;
        try
        {
            download = FlickrDownload.Open(folder);
        }
        catch (InvalidDataException broken)
        {
            return Refuse(broken.Message);
        }

        var import = new FlickrImport(services, ownerId, download);
        return await RunAsync(import.Outcome, download.Files, done => import.RunAsync(done, cancel), screen);
    }

    static async Task<int> RunAsync(ImportOutcome outcome, IReadOnlyList<FileInfo> files, Func<Action<FileInfo>, Task> run, ImportScreen screen)
    {
        try
        {
            await screen.FollowAsync(files, run);
        }
        catch (OperationCanceledException)
        {
            screen.Conclude(outcome, "Stopped. What was added stays; run the same command again to go on.");
            return ExitCode.Cancelled;
        }
        catch (Exception full) when (DiskFull.IsCauseOf(full))
        {
            screen.Conclude(outcome, null);
            await Console.Error.WriteLineAsync("The site's disk is full. What was added stays; make room and run the same command again to go on.");
            return ExitCode.Failed;
        }

        screen.Conclude(outcome, null);
        return outcome.Refused.Any(r => r.Reason == ImportRefusal.CannotBeRead) ? ExitCode.Failed : ExitCode.Done;
    }

    static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCode.BadInput;
    }
}
