using System.Net;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Playback;
using Heliograph.Tape.Recorders;

namespace Heliograph.Tape;

/// <summary>Tapes for an <see cref="HttpClient"/>: the handler below is asked only for what is not on tape.</summary>
public sealed class TapeHandler : DelegatingHandler
{
    readonly Tapes _tapes;

    /// <summary>A handler with its own connections below it. They follow no redirects, decode nothing and keep no cookies, so that everything is
    /// recorded as the service sent it.</summary>
    /// <param name="tapes">Where tapes are.</param>
    public TapeHandler(Tapes tapes)
        : this(tapes, new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = false })
    {
    }

    /// <summary>A handler over another, whose results are recorded: what it follows or decodes is on tape as it gives it.</summary>
    /// <param name="tapes">Where tapes are.</param>
    /// <param name="inner">What sends requests; null where a factory puts it there later.</param>
    public TapeHandler(Tapes tapes, HttpMessageHandler? inner)
    {
        ArgumentNullException.ThrowIfNull(tapes);
        _tapes = tapes;
        if (inner is not null) InnerHandler = inner;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var live = await ReadAsync(request, cancellationToken);
        try
        {
            var question = _tapes.Ask(live);
            var answer = _tapes.AnswerAtOnce(question) ?? await _tapes.AnswerAsync(question, cancel => base.SendAsync(Copy(request, live), cancel), cancellationToken);
            return Response(answer, request);
        }
        finally
        {
            RequestBody.Discard(live.Body);
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        // Away from whatever context waits here.
        Task.Run(() => SendAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    async ValueTask<RecordedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        if (!uri.IsAbsoluteUri) throw new InvalidOperationException("The request's address is relative: give the client a BaseAddress.");
        var headers = new List<Header> { new("Host", request.Headers.Host ?? uri.Authority) };
        foreach (var (name, values) in request.Headers.NonValidated)
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !HeaderList.IsPerConnection(name)) headers.AddRange(values.Select(value => new Header(name, value)));
        var body = TapeBody.Empty;
        if (request.Content is { } content)
        {
            // Known only once it is asked for.
            _ = content.Headers.ContentLength;
            HttpMessages.Add(headers, content.Headers.NonValidated);
            body = await RequestBody.ReadAsync(await content.ReadAsStreamAsync(cancel), headers, _tapes, cancel);
        }
        return new()
        {
            Method = request.Method.Method,
            Url = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + uri.PathAndQuery,
            Version = request.Version.ToString(2),
            Headers = headers,
            Body = body,
        };
    }

    // The call may outlive the caller's message, and serve others who ask the same.
    static HttpRequestMessage Copy(HttpRequestMessage request, RecordedRequest live)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        foreach (var option in request.Options) ((IDictionary<string, object?>)copy.Options)[option.Key] = option.Value;
        if (request.Content is null) return copy;
        copy.Content = new BodyContent(live.Body);
        foreach (var (name, values) in request.Content.Headers.NonValidated) copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    static HttpResponseMessage Response(TapeAnswer answer, HttpRequestMessage request)
    {
        var recorded = answer.Response;
        bool bodyless = RecordedResponse.HasNoBody(recorded.Status, request.Method.Method);
        var response = new HttpResponseMessage((HttpStatusCode)recorded.Status)
        {
            Version = Version.TryParse(recorded.Version, out var version) ? version : HttpVersion.Version11,
            RequestMessage = request,
            Content = new AnswerContent(answer, bodyless),
        };
        if (recorded.Reason is not null) response.ReasonPhrase = recorded.Reason;
        HttpMessages.Copy(recorded.Headers, response.Headers, response.Content.Headers);
        ((AnswerContent)response.Content).Trailers = response.TrailingHeaders;
        return response;
    }
}
