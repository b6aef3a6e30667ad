using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Heliograph.Traffic.Transforms;

/// <summary>Reads rules that are written down instead of compiled.</summary>
public static class TrafficRules
{
    static readonly string[] s_keys = ["match", "drop", "template", "pathFromParameter", "apiKey", "remove", "unwrapJsonp", "failure"];

    /// <summary>The rules for the Flickr API: its methods as paths, its key as a key, its failures as failures.</summary>
    public static IReadOnlyList<IExchangeTransform> Flickr
    {
        get
        {
            using var text = new StreamReader(typeof(TrafficRules).Assembly.GetManifestResourceStream("Heliograph.Traffic.Transforms.flickr.yaml")!);
            return Parse(text, "flickr");
        }
    }

    /// <summary>Reads rules from a file, or those that ship: <c>flickr</c>.</summary>
    /// <param name="nameOrPath">A name of rules that ship, or a file of YAML.</param>
    /// <exception cref="TrafficException">The file says what rules can't say.</exception>
    public static IReadOnlyList<IExchangeTransform> Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (nameOrPath == "flickr") return Flickr;
        if (!File.Exists(nameOrPath)) throw new TrafficException(TrafficError.BadRules, $"There are no rules '{nameOrPath}': give a file, or flickr.");
        using var text = new StreamReader(nameOrPath);
        return Parse(text, nameOrPath);
    }

    /// <summary>Reads rules.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="TrafficException">It says what rules can't say.</exception>
    public static IReadOnlyList<IExchangeTransform> Parse(TextReader text, string name)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException fault)
        {
            throw new TrafficException(TrafficError.BadRules, $"{name} is no YAML from line {fault.Start.Line} on: {fault.Message}", fault);
        }
        if (yaml.Documents.Count == 0) return [];
        var root = new RuleNode(name, yaml.Documents[0].RootNode);
        root.Only("rules");
        return [.. root.Items("rules").Select(Read)];
    }

    static TrafficRule Read(RuleNode rule)
    {
        rule.Only(s_keys);
        var match = rule.Child("match");
        match?.Only("method", "host", "path");
        var from = rule.Child("pathFromParameter");
        from?.Only("name", "path");
        var failure = rule.Child("failure");
        failure?.Only("field", "value", "status");
        return new()
        {
            Method = match?.Text("method"),
            Host = match?.Text("host"),
            Path = match?.Text("path") is { } path ? new(path) : null,
            DropReason = rule.Text("drop"),
            Template = rule.Text("template") is { } template ? new(template) : null,
            PathFromParameter = from is null ? null : (from.Required("name"), from.Required("path")),
            ApiKey = rule.Text("apiKey"),
            Remove = [.. rule.Items("remove").Select(n => n.Value)],
            UnwrapsJsonp = rule.Text("unwrapJsonp") switch { null or "false" => false, "true" => true, _ => throw rule.Bad("unwrapJsonp takes true or false") },
            Failure = failure is null ? null : (failure.Required("field"), failure.Required("value"), Status(failure)),
        };
    }

    static int Status(RuleNode failure) =>
        int.TryParse(failure.Required("status"), NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 400 and <= 599 ? status : throw failure.Bad("status takes a number from 400 to 599");
}
