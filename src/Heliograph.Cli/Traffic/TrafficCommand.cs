using System.CommandLine;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic`: what an API does, from watching it.</summary>
static class TrafficCommand
{
    public static Command Create() => new("traffic", "Watch an API: what captures of its traffic say.")
    {
        ListCommand.Create(),
        SpecCommand.Create(),
        ReportCommand.Create(),
        FindingsCommand.Create(),
        HarCommand.Create(),
        DiffCommand.Create(),
        ReportCommand.CreateMap(),
        LiveCommand.Create(),
    };
}
