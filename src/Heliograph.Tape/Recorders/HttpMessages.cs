using System.Net;

namespace Heliograph.Tape.Recorders;

/// <summary>.NET's HTTP messages as tapes have them, and back.</summary>
static class HttpMessages
{
    /// <summary>Everything but the body.</summary>
    /// <exception cref="TapeException">The service sent what can't be passed on.</exception>
    public static RecordedResponse Head(HttpResponseMessage response, DateTimeOffset recorded)
    {
        var headers = new List<Header>();
        Add(headers, response.Headers.NonValidated);
        Add(headers, response.Content.Headers.NonValidated);
        foreach (var header in headers)
            if (HeaderList.Fault(header) is { } fault) throw new TapeException(TapeError.Upstream, $"The service sent a header that can't be passed on: {fault}.");
        return new()
        {
            Recorded = recorded,
            Version = response.Version.ToString(2),
            Status = (int)response.StatusCode,
            Reason = response.ReasonPhrase is { } reason && reason != StandardReason(response.StatusCode) ? reason : null,
            Headers = headers,
        };
    }

    public static IReadOnlyList<Header> Trailers(HttpResponseMessage response)
    {
        var trailers = new List<Header>();
        Add(trailers, response.TrailingHeaders.NonValidated);
        return trailers;
    }

    public static void Add(List<Header> headers, System.Net.Http.Headers.HttpHeadersNonValidated source)
    {
        foreach (var (name, values) in source)
            if (!HeaderList.IsPerConnection(name))
                foreach (string value in values) headers.Add(new(name, value));
    }

    /// <summary>Headers of a message, sorted into those of the message and those of its content, as .NET wants them.</summary>
    public static void Copy(IReadOnlyList<Header> headers, System.Net.Http.Headers.HttpHeaders message, System.Net.Http.Headers.HttpHeaders? content)
    {
        foreach (var header in headers)
            if (!message.TryAddWithoutValidation(header.Name, header.Value)) content?.TryAddWithoutValidation(header.Name, header.Value);
    }

    static string? StandardReason(HttpStatusCode status)
    {
        using var standard = new HttpResponseMessage(status);
        return standard.ReasonPhrase;
    }
}
