using System.CommandLine;
using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>`heliograph lepton`: JPEG files made smaller, and made again.</summary>
static class LeptonCommand
{
    public static Command Create() => new("lepton", "Make JPEG files about a fifth smaller, and make every byte of them again.")
    {
        CreatePack(),
        CreateUnpack(),
        VerifyCommand.Create(),
        StatCommand.Create(),
    };

    static Command CreatePack()
    {
        var segments = new Option<int?>("--segments") { Description = "The most parts that can be unpacked side by side, 1 to 8; each costs about half a per cent. By default 4." };
        segments.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 8) result.AddError("--segments takes a number from 1 to 8.");
        });
        var command = new ConversionCommand("pack", "Pack a JPEG file, or a folder of them. What was packed is unpacked and compared before it is kept.", "the JPEG file");
        command.Command.Options.Add(segments);
        command.Run(arguments => new Packing(new PackOptions { Segments = arguments.GetValue(segments) }));
        return command.Command;
    }

    static Command CreateUnpack()
    {
        var command = new ConversionCommand("unpack", "Unpack a Lepton file, or a folder of them.", "the Lepton file");
        command.Run(_ => new Unpacking());
        return command.Command;
    }
}
