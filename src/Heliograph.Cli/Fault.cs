using Heliograph.Recommendations;
using Heliograph.Similarity;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Web;
using Heliograph.Tape;
using Heliograph.Traffic;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Heliograph.Cli;

/// <summary>What a failure says to the person at the terminal.</summary>
static class Fault
{
    public static (string Sentence, int ExitCode) Describe(Exception fault) => fault switch
    {
        RecommendationDataException => (Line(fault), ExitCode.BadInput),
        SimilarityException { Fault: not SimilarityFault.InUse } => (Line(fault), ExitCode.BadInput),
        NetworkException => (Line(fault), ExitCode.BadInput),
        WrongHashException => (Line(fault), ExitCode.VerificationFailed),
        InvalidConfigurationException => (fault.Message, ExitCode.BadInput),
        OptionsValidationException invalid => (string.Join(' ', invalid.Failures), ExitCode.BadInput),
        // The binder's message names the key and the value that does not fit.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => ($"The configuration is not valid: {Line(fault)}", ExitCode.BadInput),
        TapeException { Error: TapeError.BadTape or TapeError.BadHar or TapeError.BadRequest } => (Line(fault), ExitCode.BadInput),
        TrafficException => (Line(fault), ExitCode.BadInput),
        IOException { InnerException: AddressInUseException } =>
            ($"{Line(fault)} Stop what listens there, or give another address with --urls.", ExitCode.Failed),
        _ => (Line(fault), ExitCode.Failed),
    };

    static string Line(Exception fault) => fault.Message.ReplaceLineEndings(" ").Trim();
}
