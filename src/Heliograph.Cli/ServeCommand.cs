using System.CommandLine;
using Heliograph.Site.Data;
using Heliograph.Site.Web;

namespace Heliograph.Cli;

static class ServeCommand
{
    public static Command Create()
    {
        var data = SiteOptions.Data();
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ';'.", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("serve", "Serve the site.") { data, urls };
        command.SetAction(async (arguments, cancel) =>
        {
            var folder = new DataFolder(arguments.GetValue(data)!);
            using var folderLock = FolderLock.TryTake(folder);
            if (folderLock is null)
            {
                await Console.Error.WriteLineAsync($"Another process already serves {folder.Root}; stop it first, or give another folder with --data.");
                return ExitCode.Failed;
            }

            await using var app = SiteApplication.Create(folder, new Dictionary<string, string?> { ["Urls"] = arguments.GetValue(urls) });
            await app.Services.GetRequiredService<SchemaUpgrade>().RunAsync(cancel);
            await app.StartAsync(cancel);
            Console.WriteLine(string.Join(" ", app.Urls));
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Done;
        });
        return command;
    }
}
