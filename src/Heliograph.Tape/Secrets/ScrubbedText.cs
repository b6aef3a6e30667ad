using System.Text.RegularExpressions;

namespace Heliograph.Tape.Secrets;

/// <summary>Texts that are not parsed: parameters, attributes, XML elements and JSON in the middle of something else, by their names.</summary>
static partial class ScrubbedText
{
    public static string Scrub(string text, SecretRules rules, Sighting seen)
    {
        if (rules.ByDefault || rules.Names.Count > 0)
        {
            text = ScrubPairs(text, rules, seen);
            text = Replace(Property, text, rules, seen);
            text = Replace(Element, text, rules, seen);
        }
        return Scrubber.Apply(rules.CompiledPatterns, seen.Scrub(text));
    }

    public static string ScrubPairs(string text, SecretRules rules, Sighting seen) => Replace(Quoted, Replace(Bare, text, rules, seen), rules, seen);

    static string Replace(Regex pattern, string text, SecretRules rules, Sighting seen) => pattern.Replace(text, match =>
    {
        var value = match.Groups["value"];
        if (!rules.IsSecret(match.Groups["name"].ValueSpan) || ScrubbedForm.IsHarmless(value.ValueSpan)) return match.Value;
        seen.Add(value.Value);
        int start = value.Index - match.Index;
        return string.Concat(match.Value.AsSpan(0, start), Scrubber.Mark, match.Value.AsSpan(start + value.Length));
    });

    // The look-behind keeps a match to whole names, which also bounds the work: nothing here goes back over more than one name.
    [GeneratedRegex("""(?<![\w.\-])(?<name>[\w.\-]{2,64})=(?<value>[^&\s"'<>;,#]+)""", RegexOptions.CultureInvariant)]
    static partial Regex Bare { get; }

    [GeneratedRegex("""(?<![\w.\-:])(?<name>[\w.\-:]{2,64})\s{0,4}=\s{0,4}(["'])(?<value>[^"'<>]+)\1""", RegexOptions.CultureInvariant)]
    static partial Regex Quoted { get; }

    [GeneratedRegex("""(["'])(?<name>[\w.\-]{2,64})\1\s{0,4}:\s{0,4}(?:"(?<value>(?:[^"\\]|\\.)+)"|(?<value>\d{3,}))""", RegexOptions.CultureInvariant)]
    static partial Regex Property { get; }

    [GeneratedRegex("""<(?<name>[\w.\-:]{2,64})(?:\s[^<>]{0,1000})?>(?<value>[^<>]+)</""", RegexOptions.CultureInvariant)]
    static partial Regex Element { get; }
}
