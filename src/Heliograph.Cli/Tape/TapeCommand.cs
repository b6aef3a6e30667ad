using System.CommandLine;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape`: recording and playing HTTP, and the tapes themselves.</summary>
static class TapeCommand
{
    public static Command Create() => new("tape", "Record HTTP once and play it back: a recording proxy, and the tapes it makes.")
    {
        ServeTapes.Create(),
        PlayTape.Create(),
        ListTapes.Create(),
        ShowTape.Create(),
        ScrubTapes.Create(),
        DiffTapes.Create(),
        RefreshTapes.Create(),
        HarCommand.Create(),
    };
}
