using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Secrets;

/// <summary>Queries and forms: <c>a=1&amp;token=…</c>. What is not secret stays to the character.</summary>
static class ScrubbedForm
{
    public static string Scrub(string form, SecretRules rules, Sighting seen)
    {
        string[]? parts = null;
        int number = 0;
        foreach (var range in form.AsSpan().Split('&'))
        {
            var pair = form.AsSpan()[range];
            int equals = pair.IndexOf('=');
            if (equals > 0 && IsSecret(pair[..equals], rules) && !IsHarmless(pair[(equals + 1)..]))
            {
                parts ??= form.Split('&');
                seen.Add(pair[(equals + 1)..].ToString());
                seen.Add(QueryPairs.Decode(pair[(equals + 1)..]));
                parts[number] = $"{pair[..equals]}={Scrubber.Mark}";
            }
            number++;
        }
        return parts is null ? form : string.Join('&', parts);
    }

    /// <summary>Values that nothing is lost with: they are no secret, and programs branch on them.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> value) => value is "" or "true" or "false" or "null" or "0" or "1" or Scrubber.Mark;

    static bool IsSecret(ReadOnlySpan<char> name, SecretRules rules) =>
        name.Contains('%') ? rules.IsSecret(QueryPairs.Decode(name)) : rules.IsSecret(name);
}
