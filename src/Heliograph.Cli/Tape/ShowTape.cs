using System.CommandLine;
using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape show`: a tape as HTTP would have it.</summary>
static class ShowTape
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The tape." };
        var body = new Option<bool>("--body") { Description = "Write the first response's body as it was sent, and nothing else." };
        var command = new Command("show", "Show a tape: the request and its responses.") { file, body };
        command.SetAction(async (arguments, cancel) =>
        {
            var recording = Recording.Load(arguments.GetValue(file)!);
            await using var output = Console.OpenStandardOutput();
            if (arguments.GetValue(body))
            {
                await foreach (var piece in recording.Responses[0].Body.ReadAsync(cancel)) await output.WriteAsync(piece, cancel);
                return ExitCode.Done;
            }
            await using var writer = new StreamWriter(output);
            var request = recording.Request;
            writer.WriteLine($"{request.Method} {request.Url} HTTP/{request.Version}");
            Write(writer, request.Headers, request.Body, request.Trailers);
            foreach (var response in recording.Responses)
            {
                writer.WriteLine($"HTTP/{response.Version} {response.Status} {response.Reason}".TrimEnd());
                Write(writer, response.Headers, response.Body, response.Trailers);
            }
            return ExitCode.Done;
        });
        return command;
    }

    static void Write(StreamWriter writer, IReadOnlyList<Header> headers, TapeBody body, IReadOnlyList<Header> trailers)
    {
        foreach (var header in headers) writer.WriteLine($"{header.Name}: {header.Value}");
        writer.WriteLine();
        writer.WriteLine(body.ReadText(headers) ?? $"({body.Length} bytes that are no text)");
        foreach (var trailer in trailers) writer.WriteLine($"{trailer.Name}: {trailer.Value}");
        writer.WriteLine();
    }
}
