using System.CommandLine;
using System.CommandLine.Parsing;

namespace Heliograph.Cli;

/// <summary>The boundary of every verb: whatever goes wrong becomes one sentence and an exit code.</summary>
static class Verb
{
    // Long enough for a verb to finish the file that it is at.
    static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(ParseResult arguments)
    {
        // The site has its own way to end: it finishes uploads first.
        bool endsItself = arguments.CommandResult is { Command.Name: ServeCommand.Name, Parent: CommandResult { Command: RootCommand } };
        try
        {
            int code = await arguments.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = endsItself ? null : TimeToEnd,
            });
            return arguments.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception fault)
        {
            var (sentence, code) = Fault.Describe(fault);
            await Console.Error.WriteLineAsync(sentence);
            return code;
        }
    }
}
