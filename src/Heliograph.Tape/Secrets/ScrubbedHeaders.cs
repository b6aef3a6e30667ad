namespace Heliograph.Tape.Secrets;

/// <summary>Headers by their names; what is kept of them lets clients go on: the scheme, the names of cookies and what is said about them.</summary>
sealed class ScrubbedHeaders(SecretRules rules)
{
    public IReadOnlyList<Header> Scrub(IReadOnlyList<Header> headers, Sighting seen)
    {
        Header[]? scrubbed = null;
        for (int i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            string value = rules.IsSecret(header.Name) ? Secret(header, seen) : Open(header.Value, seen);
            if (value.AsSpan().SequenceEqual(header.Value)) continue;
            scrubbed ??= [.. headers];
            scrubbed[i] = header with { Value = value };
        }
        return scrubbed ?? headers;
    }

    string Open(string value, Sighting seen)
    {
        if (rules.ByDefault && value.Contains('=', StringComparison.Ordinal)) value = ScrubbedText.ScrubPairs(value, rules, seen);
        return Scrubber.Apply(rules.CompiledPatterns, seen.Scrub(value));
    }

    static string Secret(Header header, Sighting seen)
    {
        if (header.Value.Length == 0) return "";
        if (header.Is("Cookie")) return string.Join("; ", header.Value.Split(';', StringSplitOptions.TrimEntries).Select(cookie => Cookie(cookie, seen)));
        if (header.Is("Set-Cookie"))
        {
            int end = header.Value.IndexOf(';', StringComparison.Ordinal);
            return end < 0 ? Cookie(header.Value, seen) : Cookie(header.Value[..end], seen) + header.Value[end..];
        }
        int space = header.Value.IndexOf(' ', StringComparison.Ordinal);
        bool hasScheme = space > 0 && header.Name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase);
        seen.Add(hasScheme ? header.Value[(space + 1)..] : header.Value);
        return hasScheme ? $"{header.Value.AsSpan(0, space)} {Scrubber.Mark}" : Scrubber.Mark;
    }

    static string Cookie(string cookie, Sighting seen)
    {
        int equals = cookie.IndexOf('=', StringComparison.Ordinal);
        string value = cookie[(equals + 1)..];
        seen.Add(value);
        return value.Length == 0 ? cookie : equals < 0 ? Scrubber.Mark : cookie[..(equals + 1)] + Scrubber.Mark;
    }
}
