using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>What stands in place of the secrets that tapes don't have, so that their requests can be sent again.</summary>
sealed class LiveSecrets
{
    const string Scrubbed = "scrubbed";

    // .NET writes these itself.
    static readonly string[] s_ownHeaders = ["Host", "Content-Length", "Transfer-Encoding", "Expect", "Connection"];

    readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    /// <returns>Null where one is not of its form.</returns>
    public static LiveSecrets? Parse(string[] headers, string[] parameters)
    {
        var secrets = new LiveSecrets();
        return headers.All(text => Add(secrets._headers, text, ':')) && parameters.All(text => Add(secrets._parameters, text, '=')) ? secrets : null;
    }

    public async Task<HttpRequestMessage> RequestAsync(RecordedRequest recorded, Uri? proxy, CancellationToken cancel)
    {
        string url = WithParameters(recorded.Url);
        var uri = new Uri((proxy is null ? "" : proxy.ToString().TrimEnd('/')) + url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(recorded.Method), uri);
        if (recorded.Body.Length > 0)
        {
            var body = new MemoryStream();
            await foreach (var piece in recorded.Body.ReadAsync(cancel)) body.Write(piece.Span);
            request.Content = new ByteArrayContent(body.ToArray());
        }
        foreach (var header in recorded.Headers)
        {
            if (s_ownHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase)) continue;
            string? value = _headers.GetValueOrDefault(header.Name) ?? (header.Value.Contains(Scrubbed, StringComparison.Ordinal) ? null : header.Value);
            if (value is not null && !request.Headers.TryAddWithoutValidation(header.Name, value)) request.Content?.Headers.TryAddWithoutValidation(header.Name, value);
        }
        foreach (var (name, value) in _headers)
            if (!recorded.Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    string WithParameters(string url)
    {
        int query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return url;
        return url[..(query + 1)] + string.Join('&', url[(query + 1)..].Split('&').Select(pair =>
            pair.EndsWith("=" + Scrubbed, StringComparison.Ordinal) && _parameters.TryGetValue(Uri.UnescapeDataString(pair[..pair.IndexOf('=', StringComparison.Ordinal)]), out string? value)
                ? pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)] + Uri.EscapeDataString(value)
                : pair));
    }

    static bool Add(Dictionary<string, string> values, string text, char separator)
    {
        int at = text.IndexOf(separator);
        if (at < 1) return false;
        values[text[..at].Trim()] = text[(at + 1)..].Trim();
        return true;
    }
}
