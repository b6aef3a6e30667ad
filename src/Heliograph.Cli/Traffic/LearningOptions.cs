using System.CommandLine;
using Heliograph.Traffic;
using Heliograph.Traffic.Overlays;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Cli.Traffic;

/// <summary>What all verbs take that learn from captures.</summary>
sealed class LearningOptions
{
    readonly Argument<FileInfo[]> _files = new Argument<FileInfo[]>("FILE") { Description = "Captures (pcap or pcapng, gzip or not) or HARs; what they say is learnt together.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();
    readonly Option<string[]> _rules = new("--rules") { Description = "Rules to apply before learning: flickr, or a file of YAML. May be given more than once.", AllowMultipleArgumentsPerToken = true };
    readonly Option<FileInfo> _overlay = new Option<FileInfo>("--overlay") { Description = "An OpenAPI Overlay with what people corrected, wrote and accepted." }.AcceptExistingOnly();
    readonly Option<int?> _shards = TrafficArguments.Shards();
    readonly Option<bool> _counts = new("--counts") { Description = "Say on standard error what came in, went out and was dropped." };
    readonly Option<bool> _quiet = SiteOptions.Quiet();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        foreach (Option option in (Option[])[_rules, _overlay, _shards, _counts, _quiet]) command.Options.Add(option);
    }

    /// <summary>Reads all files. When cancelled, what was learnt up to then is there.</summary>
    public ApiSnapshot Learn(ParseResult arguments, CancellationToken cancel)
    {
        bool tells = arguments.GetValue(_counts);
        var snapshot = Learn(arguments.GetValue(_files)!, Transforms(arguments.GetValue(_rules), Curation(arguments)), arguments.GetValue(_shards), arguments.GetValue(_quiet), cancel, tells ? TrafficArguments.Tell : null);
        if (!tells) return snapshot;
        Console.Error.WriteLine($"learning: {snapshot.Calls} calls, {snapshot.Endpoints.Count} operations");
        foreach (var (reason, count) in snapshot.DroppedCalls) Console.Error.WriteLine($"  {count} {reason}");
        return snapshot;
    }

    /// <summary>What people wrote about the API; null where they did not.</summary>
    public Overlay? Curation(ParseResult arguments) => arguments.GetValue(_overlay) is { } file ? Overlay.Load(file.FullName) : null;

    /// <summary>Rules by their names, and what an overlay says of paths.</summary>
    public static IReadOnlyList<IExchangeTransform> Transforms(string[]? rules, Overlay? overlay = null) => [.. (rules ?? []).SelectMany(TrafficRules.Load), .. overlay?.Transforms ?? []];

    public static ApiSnapshot Learn(IEnumerable<FileInfo> files, IReadOnlyList<IExchangeTransform> transforms, int? shards, bool quiet, CancellationToken cancel, Action<CaptureSummary>? tell = null)
    {
        var model = new TrafficModel(transforms);
        foreach (var file in files)
        {
            var summary = TrafficArguments.Read(file, model.AddShard, shards, quiet, cancel);
            tell?.Invoke(summary);
        }
        return model.Snapshot();
    }
}
