using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape list`.</summary>
static class ListTapes
{
    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "The folder of tapes." };
        var json = SiteOptions.Json();
        var command = new Command("list", "List tapes: what was asked, what was answered, when.") { path, json };
        command.SetAction(arguments =>
        {
            int code = ExitCode.Done;
            foreach (string file in TapeArguments.Files(arguments.GetValue(path)!))
            {
                try
                {
                    Tell(Path.GetFileName(file), Recording.Load(file), arguments.GetValue(json));
                }
                catch (TapeException fault)
                {
                    Console.Error.WriteLine(fault.Message);
                    code = ExitCode.BadInput;
                }
            }
            return code;
        });
        return command;
    }

    static void Tell(string name, Recording recording, bool json)
    {
        var first = recording.Responses[0];
        long bytes = recording.Responses.Sum(response => response.Body.Length ?? 0);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                tape = name,
                method = recording.Request.Method,
                url = recording.Request.Url,
                statuses = recording.Responses.Select(response => response.Status),
                bytes,
                recorded = first.Recorded,
            }));
            return;
        }
        string statuses = string.Join(',', recording.Responses.Select(response => response.Status));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Recorded:yyyy-MM-dd}  {statuses,-3}  {bytes,10:N0} B  {recording.Request.Method} {recording.Request.Url}  {name}"));
    }
}
