using System.CommandLine;
using Heliograph.Tape;
using Heliograph.Tape.AspNetCore;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape refresh`: asks for everything again and says what changed.</summary>
static class RefreshTapes
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of tapes." };
        var upstream = TapeArguments.Service("--upstream", required: false);
        upstream.Description = "The service, for tapes of the proxy and the middleware; tapes of the handler know theirs.";
        var headers = new Option<string[]>("--header") { Description = "\"Name: value\" in place of a scrubbed header. May be repeated.", DefaultValueFactory = _ => [] };
        var parameters = new Option<string[]>("--query") { Description = "\"name=value\" in place of a scrubbed parameter. May be repeated.", DefaultValueFactory = _ => [] };
        var insecure = TapeArguments.Insecure();
        var command = new Command("refresh", "Ask for everything again, over the tapes that are there, and say what changed.") { folder, upstream, headers, parameters, insecure };
        command.SetAction(async (arguments, cancel) =>
        {
            string path = arguments.GetValue(folder)!;
            var files = TapeArguments.Files(path);
            var secrets = LiveSecrets.Parse(arguments.GetValue(headers)!, arguments.GetValue(parameters)!);
            if (secrets is null)
            {
                await Console.Error.WriteLineAsync("--header takes \"Name: value\" and --query takes \"name=value\".");
                return ExitCode.BadInput;
            }
            var tapes = Tapes.Open(path, new() { Mode = TapeMode.All });
            var service = arguments.GetValue(upstream);
            await using var proxy = service is null ? null : await TapeServer.ProxyAsync(tapes, TapeArguments.Upstream(service, arguments.GetValue(insecure)), 0, cancel);
            using var client = new HttpClient(proxy is null ? new TapeHandler(tapes) : new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            int code = ExitCode.Done;
            foreach (string file in files)
                if (!await RefreshAsync(file, client, proxy?.Address, secrets, cancel)) code = ExitCode.Failed;
            return code;
        });
        return command;
    }

    static async Task<bool> RefreshAsync(string file, HttpClient client, Uri? proxy, LiveSecrets secrets, CancellationToken cancel)
    {
        var before = Recording.Load(file);
        string name = Path.GetFileName(file);
        if (before.Request.Url.StartsWith('/') == (proxy is null))
        {
            Console.WriteLine($"kept       {name}: {(proxy is null ? "it does not say its service; give it with --upstream" : "it is of another service than --upstream")}");
            return false;
        }
        try
        {
            using var request = await secrets.RequestAsync(before.Request, proxy, cancel);
            using var response = await client.SendAsync(request, cancel);
            await response.Content.CopyToAsync(Stream.Null, cancel);
            if ((int)response.StatusCode >= 500)
            {
                Console.WriteLine($"kept       {name}: the service answered {(int)response.StatusCode}");
                return false;
            }
        }
        catch (HttpRequestException fault)
        {
            Console.WriteLine($"kept       {name}: {fault.Message}");
            return false;
        }
        var lines = Recording.Load(file).DifferencesFrom(before);
        Console.WriteLine($"{(lines.Count == 0 ? "unchanged" : "changed")}{(lines.Count == 0 ? "" : "  ")}  {name}");
        foreach (string line in lines) Console.WriteLine($"  {line}");
        return true;
    }
}
