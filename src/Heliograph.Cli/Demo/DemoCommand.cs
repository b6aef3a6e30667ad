using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Heliograph.Cli.Demo.Community;
using Heliograph.Site.Data;
using Spectre.Console;

namespace Heliograph.Cli.Demo;

/// <summary>Fills an empty site, so that a newcomer sees something real at once.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var data = SiteOptions.Data();
        var photos = new Option<int>("--photos") { Description = "How many photographs to make; fewer are made sooner.", DefaultValueFactory = _ => DemoCommunity.Plan.Count };
        photos.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is var count && (count < 1 || count > DemoCommunity.Plan.Count))
                option.AddError($"--photos takes a number from 1 to {DemoCommunity.Plan.Count}.");
        });
        var json = SiteOptions.Json();
        var quiet = new Option<bool>("--quiet") { Description = "Write only the password." };
        var command = new Command("demo", "Fill an empty site with a small community and the photographs it took.") { data, photos, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            var folder = new DataFolder(arguments.GetValue(data)!);
            await using var site = await OpenSite.AtAsync(folder, cancel);
            if (!await DemoCommunity.IsEmptyAsync(site.Services, cancel))
            {
                await Console.Error.WriteLineAsync($"The site in {folder.Root} has people or photographs already; give an empty folder with --data.");
                return ExitCode.BadInput;
            }

            string password = NewPassword();
            bool forMachines = arguments.GetValue(json), silent = arguments.GetValue(quiet);
            try
            {
                await FollowAsync(new DemoCommunity(site.Services, password), arguments.GetValue(photos), silent || forMachines, cancel);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"Stopped half-way: {folder.Root} holds a part of the demo. Give another folder next time, or delete this one.");
                return ExitCode.Cancelled;
            }

            Conclude(folder, arguments.GetValue(photos), password, forMachines, silent);
            return ExitCode.Done;
        });
        return command;
    }

    static Task FollowAsync(DemoCommunity community, int photos, bool silent, CancellationToken cancel) => silent
        ? community.MoveInAsync(photos, () => { }, cancel)
        : AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("Taking photographs", maxValue: photos);
                return community.MoveInAsync(photos, () => task.Increment(1), cancel);
            });

    static void Conclude(DataFolder folder, int photos, string password, bool forMachines, bool silent)
    {
        string[] aliases = [.. Members.All.Select(m => m.Alias)];
        if (forMachines)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { data = folder.Root, people = aliases, photos, password }));
            return;
        }

        if (silent)
        {
            Console.WriteLine(password);
            return;
        }

        Console.WriteLine($"""
            {photos} photographs by {aliases.Length} people are in {folder.Root}.
            See them with: heliograph serve --data {folder.Root}
            Sign in as {string.Join(", ", aliases[..^1])} or {aliases[^1]}.
            Their password, shown only this once: {password}
            """);
    }

    static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 5)));
}
