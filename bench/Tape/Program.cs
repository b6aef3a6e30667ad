using System.Globalization;
using Heliograph.Tape.Bench;

// The servers run as processes of their own, so that each one's CPU time can be told.
switch (args)
{
    case ["bare", var port]:
        await Servers.BareAsync(int.Parse(port, CultureInfo.InvariantCulture));
        break;
    case ["tape", var port, var folder, var upstream]:
        await Servers.TapeAsync(int.Parse(port, CultureInfo.InvariantCulture), folder, upstream);
        break;
    case [var peers]:
        await Comparison.RunAsync(peers);
        break;
}
