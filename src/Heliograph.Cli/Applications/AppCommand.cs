using System.CommandLine;
using System.Text.Json;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;

namespace Heliograph.Cli.Applications;

/// <summary>Programs that may call the Flickr API; also while the site is served.</summary>
static class AppCommand
{
    public static Command Create() => new("app", "Applications that use the Flickr API.") { CreateAdd() };

    static Command CreateAdd()
    {
        var name = new Argument<string>("NAME") { Description = "What people read who are asked to let it use their account." };
        var user = new Option<string>("--user") { Description = "Who registers it, by alias: they see it on their account page and may remove it.", Required = true };
        var data = SiteOptions.Data();
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("add", "Register an application: prints its key and its secret.") { name, user, data, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            await using var site = await OpenSite.AtAsync(new DataFolder(arguments.GetValue(data)!), cancel);
            await using var scope = site.Services.CreateAsyncScope();
            string alias = arguments.GetValue(user)!;
            if (await scope.ServiceProvider.GetRequiredService<PersonLookup>().FindAsync(alias, cancel) is not { } person)
                return await RefuseAsync($"There is nobody called '{alias}' on this site.");
            var applications = scope.ServiceProvider.GetRequiredService<Site.FlickrApi.OAuth.Applications>();
            if (await applications.AddAsync(person.Id, arguments.GetValue(name)!, cancel) is not var (added, secret))
                return await RefuseAsync($"An application's name has 1 to {Site.FlickrApi.OAuth.Applications.LongestName} characters, and nobody registers more than {Site.FlickrApi.OAuth.Applications.Most}.");

            if (arguments.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { key = added.Key, secret }));
            else if (!arguments.GetValue(quiet))
                Console.WriteLine($"key={added.Key}{Environment.NewLine}secret={secret}");
            return ExitCode.Done;
        });
        return command;
    }

    static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return ExitCode.BadInput;
    }
}
