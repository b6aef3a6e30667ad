using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>A file that was left as it is.</summary>
/// <param name="File">Its path.</param>
/// <param name="Fault">The codec's fault; null where the file could not be read or written.</param>
/// <param name="Sentence">What is wrong.</param>
sealed record Refusal(string File, LeptonFault? Fault, string Sentence)
{
    public int ExitCode => Fault is { } fault ? ExitCodeOf(fault) : Cli.ExitCode.Failed;

    public static int ExitCodeOf(LeptonException fault) => ExitCodeOf(fault.Fault);

    static int ExitCodeOf(LeptonFault fault) => fault == LeptonFault.VerificationFailed ? Cli.ExitCode.VerificationFailed : Cli.ExitCode.BadInput;
}
