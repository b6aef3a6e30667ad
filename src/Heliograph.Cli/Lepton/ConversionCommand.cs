using System.CommandLine;
using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>What packing and unpacking have in common on the command line: a file, a folder, or standard input and output.</summary>
sealed class ConversionCommand
{
    const string Standard = "-";

    readonly Argument<string> input;
    readonly Argument<string?> output;
    readonly Option<bool> recursive = new("--recursive") { Description = "Go through a folder and the folders in it; needs --out." };
    readonly Option<DirectoryInfo?> folder = new("--out") { Description = "Where the files of a folder go, in folders of the same names. Those that are there already are skipped." };
    readonly Option<bool> json = SiteOptions.Json();
    readonly Option<bool> quiet = SiteOptions.Quiet();

    public ConversionCommand(string name, string description, string what)
    {
        input = new("IN") { Description = $"{what[0..1].ToUpperInvariant()}{what[1..]}, or a folder with --recursive; by default standard input.", DefaultValueFactory = _ => Standard };
        output = new("OUT") { Description = "Where the result goes; by default standard output.", Arity = ArgumentArity.ZeroOrOne };
        Command = new Command(name, description) { input, output, recursive, folder, json, quiet };
    }

    public Command Command { get; }

    public void Run(Func<ParseResult, Conversion> create) => Command.SetAction((arguments, cancel) =>
    {
        var conversion = create(arguments);
        var screen = ConversionScreen.For(json: arguments.GetValue(json), quiet: arguments.GetValue(quiet));
        string source = arguments.GetValue(input)!;
        string? target = arguments.GetValue(output);
        if (!arguments.GetValue(recursive))
        {
            if (Directory.Exists(source)) return Refuse($"'{source}' is a folder: add --recursive --out DIR to go through it.");
            if (source != Standard && !File.Exists(source)) return Refuse($"There is no file '{source}'.");
            if (arguments.GetValue(json) && target is null or Standard) return Refuse("With --json the result needs a file to go to, since standard output is taken.");
            return RunOne(conversion, source, target ?? Standard, screen, cancel);
        }
        if (arguments.GetValue(folder) is not { } into || target is not null) return Refuse("A folder's files go to another folder: give it with --out DIR, and no OUT.");
        if (!Directory.Exists(source)) return Refuse($"There is no folder '{source}'.");
        return new FolderConversion(conversion, new DirectoryInfo(source), into).RunAsync(screen, cancel);
    });

    static async Task<int> RunOne(Conversion conversion, string source, string target, ConversionScreen screen, CancellationToken cancel)
    {
        try
        {
            await using Stream from = source == Standard ? Console.OpenStandardInput() : File.OpenRead(source);
            Converted converted;
            if (target == Standard)
            {
                await using var to = Console.OpenStandardOutput();
                converted = conversion.Run(from, to, Environment.ProcessorCount, cancel);
                await to.FlushAsync(cancel);
            }
            else
            {
                converted = FileInTheMaking.Create(target, to => conversion.Run(from, to, Environment.ProcessorCount, cancel));
                screen.Tell(source, target, converted);
            }
            return ExitCode.Done;
        }
        catch (LeptonException fault)
        {
            screen.Refuse(source, fault);
            return Refusal.ExitCodeOf(fault);
        }
    }

    static Task<int> Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Task.FromResult(ExitCode.BadInput);
    }
}
