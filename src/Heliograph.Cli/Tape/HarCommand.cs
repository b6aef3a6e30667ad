using System.CommandLine;
using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape har`: archives of browsers and proxies, in and out.</summary>
static class HarCommand
{
    public static Command Create() => new("har", "Tapes from and to HAR 1.2, the archives that browsers write.") { Import(), Export() };

    static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "The archive." };
        var tapes = TapeArguments.Tapes();
        var service = TapeArguments.Service("--upstream", required: false);
        service.Description = "Take only what was asked of this service, as the proxy would record it; by default everything, as the handler would.";
        var quiet = SiteOptions.Quiet();
        var command = new Command("import", "Make tapes of an archive, scrubbed.") { file, tapes, service, quiet };
        command.SetAction(arguments =>
        {
            var paths = HarFile.Import(arguments.GetValue(file)!, arguments.GetValue(tapes)!, arguments.GetValue(service));
            if (!arguments.GetValue(quiet))
                foreach (string path in paths) Console.WriteLine(Path.GetFileName(path));
            return ExitCode.Done;
        });
        return command;
    }

    static Command Export()
    {
        var file = new Argument<string>("FILE") { Description = "The archive." };
        var tapes = TapeArguments.Tapes();
        var quiet = SiteOptions.Quiet();
        var command = new Command("export", "Write a folder of tapes as an archive.") { file, tapes, quiet };
        command.SetAction(arguments =>
        {
            int count = HarFile.Export(arguments.GetValue(tapes)!, arguments.GetValue(file)!);
            if (!arguments.GetValue(quiet)) Console.WriteLine($"{count} tapes are in {arguments.GetValue(file)}.");
            return ExitCode.Done;
        });
        return command;
    }
}
