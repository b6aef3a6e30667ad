using System.CommandLine;
using System.CommandLine.Parsing;
using Heliograph.Tape;
using Heliograph.Tape.AspNetCore;

namespace Heliograph.Cli.Tape;

/// <summary>Arguments and options that several of the verbs take, checked as they are read.</summary>
static class TapeArguments
{
    public static Option<string> Tapes() => new("--tapes") { Description = "The folder of tapes.", Required = true };

    public static Option<int> Port(int usual)
    {
        var port = new Option<int>("--port") { Description = $"The port on this machine, 0 for any free one; by default {usual}.", DefaultValueFactory = _ => usual };
        port.Validators.Add(result => Refuse(result, result.GetValueOrDefault<int>() is < 0 or > 65535, "A port is a number from 0 to 65535."));
        return port;
    }

    public static Option<double> Latency()
    {
        var latency = new Option<double>("--latency") { Description = "Play recorded delays at this many times their length; by default 0, at once." };
        latency.Validators.Add(result => Refuse(result, result.GetValueOrDefault<double>() is < 0 or double.NaN or double.PositiveInfinity, "A factor for latency is 0 or more."));
        return latency;
    }

    public static Option<Uri?> Service(string name, bool required) => new(name)
    {
        Description = "The service's address, such as https://api.example.org.",
        Required = required,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.Query.Length == 0) return uri;
            result.AddError($"{name} has to be an address such as https://api.example.org.");
            return null;
        },
    };

    public static Option<bool> Insecure() => new("--insecure") { Description = "Take any certificate from the service." };

    public static Upstream Upstream(Uri service, bool insecure) => new(service) { VerifiesTls = !insecure };

    /// <summary>A tape, or all tapes of a folder, in order of their names.</summary>
    /// <exception cref="TapeException">There is nothing there.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new TapeException(TapeError.BadTape, $"There is no tape and no folder {path}.");
        return [.. Directory.GetFiles(path, "*.tape.json").Order(StringComparer.Ordinal)];
    }

    static void Refuse(OptionResult result, bool wrong, string sentence)
    {
        if (wrong) result.AddError(sentence);
    }
}
