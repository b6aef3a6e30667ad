using System.Text.RegularExpressions;

namespace Heliograph.Tape.Secrets;

/// <summary>The fields of a multipart form; files in it stay as they are.</summary>
static partial class ScrubbedMultipart
{
    public static string Scrub(string body, string boundary, SecretRules rules, Sighting seen)
    {
        string[] parts = body.Split("--" + boundary);
        for (int i = 1; i < parts.Length; i++)
        {
            int head = parts[i].IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0) continue;
            var disposition = Disposition.Match(parts[i], 0, head);
            if (!disposition.Success || parts[i].AsSpan(0, head).Contains("filename", StringComparison.OrdinalIgnoreCase)) continue;
            int start = head + 4, end = parts[i].EndsWith("\r\n", StringComparison.Ordinal) ? parts[i].Length - 2 : parts[i].Length;
            if (end <= start) continue;
            string value = parts[i][start..end];
            string scrubbed = rules.IsSecret(disposition.Groups["name"].ValueSpan) && !ScrubbedForm.IsHarmless(value) ? Scrubber.Mark : ScrubbedText.Scrub(value, rules, seen);
            if (scrubbed == Scrubber.Mark) seen.Add(value);
            parts[i] = string.Concat(parts[i].AsSpan(0, start), scrubbed, parts[i].AsSpan(end));
        }
        return string.Join("--" + boundary, parts);
    }

    [GeneratedRegex("""[;\s]name="?(?<name>[^"\r\n;]{1,200})"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    static partial Regex Disposition { get; }
}
