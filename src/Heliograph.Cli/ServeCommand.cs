using System.CommandLine;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Data;
using Heliograph.Site.Web;

namespace Heliograph.Cli;

static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var data = SiteOptions.Data();
        var urls = new Option<string?>("--urls") { Description = $"Addresses to listen on, separated by ';'; by default {SiteConfiguration.DefaultAddress}." };
        var command = new Command(Name, "Serve the site.") { data, urls };
        command.SetAction((arguments, cancel) => ServeAsync(arguments.GetValue(data)!, arguments.GetValue(urls), cancel));
        return command;
    }

    static async Task<int> ServeAsync(string path, string? urls, CancellationToken cancel)
    {
        var folder = new DataFolder(path);
        using var folderLock = FolderLock.TryTake(folder);
        if (folderLock is null)
        {
            await Console.Error.WriteLineAsync($"Another process already serves {folder.Root}; stop it first, or give another folder with --data.");
            return ExitCode.Failed;
        }

        await using var app = SiteApplication.Create(folder, new Dictionary<string, string?> { ["Urls"] = urls });
        await app.Services.GetRequiredService<SchemaUpgrade>().RunAsync(cancel);
        try
        {
            await app.StartAsync(cancel);
        }
        catch
        {
            // What had begun before the start failed ends in order, and says nothing of its own.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await GreetAsync(app, folder, cancel);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    static async Task GreetAsync(WebApplication app, DataFolder folder, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        string? code = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CodeAsync(cancel);
        string address = app.Urls.First();
        var lines = new List<string>
        {
            $"Heliograph is at {string.Join(" and ", app.Urls)}",
            $"  data folder         {folder.Root}",
        };
        if (code is not null)
        {
            lines.Add($"  administrator code  {code}  (good once, until the next start)");
            lines.Add($"Open {address}/account/sign-up?code={code} to make the first account: it will be the administrator's.");
        }
        else
        {
            lines.Add($"Open {address} in a browser.");
        }

        lines.Add("Ctrl-C stops the site; uploads in flight are finished first.");
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }
}
