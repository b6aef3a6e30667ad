using System.CommandLine;
using System.Text.Json;
using Heliograph.Cli.Recommend;
using Heliograph.Site.Data;
using Heliograph.Site.Similarity.Networks;

namespace Heliograph.Cli.Models;

/// <summary>Networks by which the site compares what is in photos; also while the site is served.</summary>
static class ModelCommand
{
    public static Command Create() => new("model", "Networks that look at photos.") { CreateAdd(), CreateFetch() };

    static Command CreateAdd()
    {
        var file = new Argument<string>("FILE") { Description = "The .onnx file; beside it its description, of the same name with .json, and its labels." };
        var (data, json, quiet) = (SiteOptions.Data(), SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("add", "Take a network into use: all photos are looked at by it.") { file, data, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            await using var site = await OpenSite.AtAsync(new DataFolder(arguments.GetValue(data)!), cancel);
            await using var scope = site.Services.CreateAsyncScope();
            string name = await scope.ServiceProvider.GetRequiredService<NetworkInstall>().AddAsync(arguments.GetValue(file)!, cancel);
            Conclude(new { network = name }, $"{name} is in use: a running site looks at its photos now, another when it is started.", arguments.GetValue(json), arguments.GetValue(quiet));
            return ExitCode.Done;
        });
        return command;
    }

    static Command CreateFetch()
    {
        var url = new Argument<string>("URL") { Description = "Of the .onnx file, its description (.json) or its labels (.txt)." };
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https"))
                result.AddError($"'{result.Tokens[0].Value}' is no http or https address.");
        });
        var sha256 = new Option<string>("--sha256") { Description = "The SHA-256 that the file must have, 64 hex digits.", Required = true };
        sha256.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: { Length: 64 } given }] || !given.All(char.IsAsciiHexDigit))
                result.AddError("--sha256 takes 64 hex digits.");
        });
        var (data, json, quiet) = (SiteOptions.Data(), SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("fetch", "Fetch a file of a network; run it again to go on after a broken connection.") { url, sha256, data, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            bool silent = arguments.GetValue(quiet) || arguments.GetValue(json);
            await using var site = await OpenSite.AtAsync(new DataFolder(arguments.GetValue(data)!), cancel);
            await using var scope = site.Services.CreateAsyncScope();
            using var http = new HttpClient();
            var download = new NetworkDownload(site.Services.GetRequiredService<DataFolder>(), http);
#pragma warning disable CA1308 // Hashes are written in lower case.
            string path = await ProgressBar.FollowAsync("Fetching", silent, progress => download.FetchAsync(new Uri(arguments.GetValue(url)!), arguments.GetValue(sha256)!.ToLowerInvariant(), progress, cancel));
#pragma warning restore CA1308
            string? name = await scope.ServiceProvider.GetRequiredService<NetworkInstall>().CompleteAsync(path, cancel);
            Conclude(new { file = path, network = name }, name is null
                ? $"{path} is here. A network is used when its .onnx file, its description (.json) and its labels lie there together."
                : $"{name} is in use: a running site looks at its photos now, another when it is started.", arguments.GetValue(json), arguments.GetValue(quiet));
            return ExitCode.Done;
        });
        return command;
    }

    static void Conclude(object result, string sentence, bool forMachines, bool silent)
    {
        if (forMachines)
            Console.WriteLine(JsonSerializer.Serialize(result));
        else if (!silent)
            Console.WriteLine(sentence);
    }
}
