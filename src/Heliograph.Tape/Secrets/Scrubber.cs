using System.Text.RegularExpressions;

namespace Heliograph.Tape.Secrets;

/// <summary>Takes the secrets out of requests and responses. What has none comes back as the same object.</summary>
sealed class Scrubber(SecretRules rules)
{
    /// <summary>What stands where a secret was: valid in addresses, headers, forms and JSON alike.</summary>
    public const string Mark = "scrubbed";

    readonly ScrubbedHeaders _headers = new(rules);
    readonly ScrubbedBody _bodies = new(rules);

    /// <param name="request">As it was sent; its body is not larger than memory holds, or opaque.</param>
    /// <param name="seen">Takes up the secrets that were found.</param>
    public RecordedRequest Scrub(RecordedRequest request, Sighting seen)
    {
        var scrubbed = Once(request, seen);
        // A second time for the secrets that stand elsewhere too, such as a key in the path.
        return seen.IsEmpty ? scrubbed : Once(scrubbed, seen);
    }

    RecordedRequest Once(RecordedRequest request, Sighting seen)
    {
        string url = ScrubUrl(request.Url, seen);
        var headers = _headers.Scrub(request.Headers, seen);
        var body = _bodies.Scrub(request.Body, request.Headers, seen);
        var trailers = _headers.Scrub(request.Trailers, seen);
        bool same = ReferenceEquals(url, request.Url) && ReferenceEquals(headers, request.Headers)
            && ReferenceEquals(body, request.Body) && ReferenceEquals(trailers, request.Trailers);
        return same ? request : request with { Url = url, Headers = headers, Body = body, Trailers = trailers };
    }

    /// <param name="response">As it was received.</param>
    /// <param name="seen">The secrets of its request.</param>
    public RecordedResponse Scrub(RecordedResponse response, Sighting seen)
    {
        var headers = _headers.Scrub(response.Headers, seen);
        var body = _bodies.Scrub(response.Body, response.Headers, seen);
        var trailers = _headers.Scrub(response.Trailers, seen);
        bool same = ReferenceEquals(headers, response.Headers) && ReferenceEquals(body, response.Body) && ReferenceEquals(trailers, response.Trailers);
        return same ? response : response with { Headers = headers, Body = body, Trailers = trailers };
    }

    public Recording Scrub(Recording recording)
    {
        var seen = new Sighting();
        var request = Scrub(recording.Request, seen);
        RecordedResponse[] responses = [.. recording.Responses.Select(response => Scrub(response, seen))];
        bool same = ReferenceEquals(request, recording.Request) && recording.Responses.Zip(responses).All(pair => ReferenceEquals(pair.First, pair.Second));
        return same ? recording : new(request, responses);
    }

    string ScrubUrl(string url, Sighting seen)
    {
        string result = url;
        if (result.Contains('?', StringComparison.Ordinal))
        {
            int query = result.IndexOf('?', StringComparison.Ordinal) + 1;
            string scrubbed = ScrubbedForm.Scrub(result[query..], rules, seen);
            if (!result.AsSpan(query).SequenceEqual(scrubbed)) result = string.Concat(result.AsSpan(0, query), scrubbed);
        }
        if (rules.ByDefault && !result.StartsWith('/') && result.IndexOf("://", StringComparison.Ordinal) is > 0 and int host)
        {
            int end = result.AsSpan(host + 3).IndexOfAny('/', '?') is >= 0 and int length ? host + 3 + length : result.Length;
            int user = result.AsSpan(host + 3, end - host - 3).LastIndexOf('@');
            if (user >= 0) result = string.Concat(result.AsSpan(0, host + 3), Mark, result.AsSpan(host + 3 + user));
        }
        result = seen.Scrub(result);
        return Apply(rules.CompiledPatterns, result);
    }

    /// <summary>Applies a user's patterns.</summary>
    /// <exception cref="TapeException">One takes too long.</exception>
    public static string Apply(Regex[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            try
            {
                text = pattern.Replace(text, match => match.Groups.Count > 1 && match.Groups[1] is { Success: true } secret
                    ? string.Concat(match.Value.AsSpan(0, secret.Index - match.Index), Mark, match.Value.AsSpan(secret.Index - match.Index + secret.Length))
                    : Mark);
            }
            catch (RegexMatchTimeoutException fault)
            {
                throw new TapeException(TapeError.TooLarge, $"The pattern \"{pattern}\" for secrets takes more than a second on one text: make it simpler.", fault);
            }
        }
        return text;
    }
}
