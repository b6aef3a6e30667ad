using System.CommandLine;
using System.Text.Json;
using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>`heliograph lepton verify`: whether a Lepton file unpacks, and to what it should.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var lepton = new Argument<FileInfo>("LEPTON") { Description = "The Lepton file." };
        lepton.AcceptExistingOnly();
        var jpeg = new Argument<FileInfo?>("JPEG") { Description = "The JPEG file that it should unpack to; without it only damage is looked for.", Arity = ArgumentArity.ZeroOrOne };
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("verify", "Unpack a Lepton file to nowhere, and compare. Ends with 3 where it is damaged or another.") { lepton, jpeg, json, quiet };
        command.SetAction((arguments, cancel) =>
        {
            var (code, sentence) = Verify(arguments.GetValue(lepton)!, arguments.GetValue(jpeg), cancel);
            if (arguments.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { isWhole = code == ExitCode.Done, sentence }));
            else if (code != ExitCode.Done) Console.Error.WriteLine(sentence);
            else if (!arguments.GetValue(quiet)) Console.WriteLine(sentence);
            return Task.FromResult(code);
        });
        return command;
    }

    static (int Code, string Sentence) Verify(FileInfo lepton, FileInfo? jpeg, CancellationToken cancel)
    {
        if (jpeg is { Exists: false }) return (ExitCode.BadInput, $"There is no file '{jpeg}'.");
        try
        {
            using var unpacked = LeptonCodec.OpenRead(lepton.OpenRead(), cancel: cancel);
            using Stream? expected = jpeg?.OpenRead();
            long? difference = FirstDifference(unpacked, expected);
            return difference is { } at
                ? (ExitCode.VerificationFailed, $"{lepton} unpacks to another file than {jpeg}, from byte {at} on.")
                : (ExitCode.Done, $"{lepton} unpacks to {unpacked.Length} bytes{(jpeg is null ? "" : $", those of {jpeg}")}.");
        }
        catch (LeptonException fault)
        {
            bool isDamaged = fault.Fault is LeptonFault.Corrupt or LeptonFault.Truncated or LeptonFault.BadContainer;
            return (isDamaged ? ExitCode.VerificationFailed : ExitCode.BadInput, $"{lepton}: {fault.Message}");
        }
    }

    static long? FirstDifference(Stream unpacked, Stream? expected)
    {
        byte[] ours = new byte[1 << 16], theirs = new byte[ours.Length];
        for (long position = 0; ;)
        {
            int count = unpacked.ReadAtLeast(ours, ours.Length, throwOnEndOfStream: false);
            if (expected is not null)
            {
                int other = expected.ReadAtLeast(theirs, theirs.Length, throwOnEndOfStream: false);
                int same = ours.AsSpan(0, count).CommonPrefixLength(theirs.AsSpan(0, other));
                if (same < Math.Max(count, other)) return position + same;
            }
            if (count < ours.Length) return null;
            position += count;
        }
    }
}
