using System.CommandLine;
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
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("import", "Add a folder of photographs; those that are there already are skipped.") { folder, data, user, album, isPublic, json, quiet };
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
            var visibility = arguments.GetValue(isPublic) ? Visibility.Public : Visibility.Private;
            return await RunAsync(new FolderImport(site.Services, owner.Id, visibility, arguments.GetValue(album)), arguments.GetValue(folder)!, screen, cancel);
        });
        return command;
    }

    static async Task<int> RunAsync(FolderImport import, DirectoryInfo folder, ImportScreen screen, CancellationToken cancel)
    {
        var files = FolderImport.FilesIn(folder);
        try
        {
            await screen.FollowAsync(files, progress => import.RunAsync(files, progress, cancel));
        }
        catch (OperationCanceledException)
        {
            screen.Conclude(import.Outcome, "Stopped. What was added stays; run the same command again to go on.");
            return ExitCode.Cancelled;
        }
        catch (Exception full) when (DiskFull.IsCauseOf(full))
        {
            screen.Conclude(import.Outcome, null);
            await Console.Error.WriteLineAsync("The site's disk is full. What was added stays; make room and run the same command again to go on.");
            return ExitCode.Failed;
        }

        screen.Conclude(import.Outcome, null);
        return import.Outcome.Refused.Any(r => r.Reason == ImportRefusal.CannotBeRead) ? ExitCode.Failed : ExitCode.Done;
    }

    static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCode.BadInput;
    }
}
