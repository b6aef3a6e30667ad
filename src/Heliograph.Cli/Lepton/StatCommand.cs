using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>`heliograph lepton stat`: what a Lepton file's headers say.</summary>
static class StatCommand
{
    static readonly JsonSerializerOptions s_shape = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var lepton = new Argument<FileInfo>("LEPTON") { Description = "The Lepton file." };
        lepton.AcceptExistingOnly();
        var json = SiteOptions.Json();
        var command = new Command("stat", "Say what a Lepton file holds, by its headers.") { lepton, json };
        command.SetAction(arguments =>
        {
            var file = arguments.GetValue(lepton)!;
            try
            {
                using var stream = file.OpenRead();
                var info = LeptonCodec.Inspect(stream);
                Console.WriteLine(arguments.GetValue(json)
                    ? JsonSerializer.Serialize(new { LeptonBytes = file.Length, Headers = info }, s_shape)
                    : Describe(file, info));
                return ExitCode.Done;
            }
            catch (LeptonException fault)
            {
                Console.Error.WriteLine($"{file}: {fault.Message}");
                return ExitCode.BadInput;
            }
        });
        return command;
    }

    static string Describe(FileInfo file, LeptonInfo info) => string.Create(CultureInfo.CurrentCulture,
        $"""
        JPEG file   {info.JpegBytes:n0} bytes, {info.Width} × {info.Height} pixels, {(info.Components == 1 ? "grey" : "colour")}, {(info.IsProgressive ? "progressive, " : "")}{Count(info.Scans, "scan")}{(info.IsCutOff ? ", cut off" : "")}
        Lepton file {file.Length:n0} bytes, {1 - (double)file.Length / info.JpegBytes:p1} saved, {Count(info.Segments, "segment")}, {info.HeaderBytes:n0} bytes of headers
        """);

    static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
