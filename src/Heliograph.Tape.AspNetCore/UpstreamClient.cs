using System.Net;
using System.Text;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Recorders;

namespace Heliograph.Tape.AspNetCore;

/// <summary>Sends requests on as they came: path to the character, headers with their values, nothing followed or decoded.</summary>
sealed class UpstreamClient : IDisposable
{
    static readonly UriCreationOptions s_asSent = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // .NET writes these itself from the content and the address.
    static readonly string[] s_ownHeaders = ["Host", "Content-Length", "Transfer-Encoding", "Expect"];

    readonly Upstream _upstream;
    readonly HttpMessageInvoker _client;
    readonly string _root;

    public UpstreamClient(Upstream upstream)
    {
        _upstream = upstream;
        _root = upstream.Address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = upstream.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // A byte is a character: values pass through whatever their encoding is.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        };
        // Asked for by name, for a service with a certificate of its own.
#pragma warning disable CA5359
        if (!upstream.VerifiesTls) handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        _client = new HttpMessageInvoker(handler);
    }

    public Uri Address => _upstream.Address;

    /// <exception cref="HttpRequestException">The service can't be reached, or answers what is not HTTP.</exception>
    public async Task<HttpResponseMessage> SendAsync(RecordedRequest live, CancellationToken cancel)
    {
        using var request = Message(live);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(_upstream.ResponseTimeout);
        try
        {
            return await _client.SendAsync(request, timeout.Token);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer came within {_upstream.ResponseTimeout.TotalSeconds:0} seconds", fault);
        }
    }

    public void Dispose() => _client.Dispose();

    HttpRequestMessage Message(RecordedRequest live)
    {
        var message = new HttpRequestMessage(new HttpMethod(live.Method), new Uri(_root + live.Url, s_asSent))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = _upstream.Http2Only ? HttpVersionPolicy.RequestVersionExact : HttpVersionPolicy.RequestVersionOrLower,
        };
        if (live.Body.Length > 0 || live.Headers.First("Content-Length") is not null) message.Content = new BodyContent(live.Body);
        HttpMessages.Copy([.. live.Headers.Where(IsPassedOn).Select(Readable)], message.Headers, message.Content?.Headers);
        return message;
    }

    static bool IsPassedOn(Header header) => !HeaderList.IsPerConnection(header.Name) && !s_ownHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase);

    // What comes in a coding that can't be taken off can't be looked through for secrets.
    static Header Readable(Header header) => !header.Is("Accept-Encoding") ? header : header with
    {
        Value = string.Join(", ", header.Value.Split(',', StringSplitOptions.TrimEntries)
            .Where(coding => coding.Split(';')[0] is "gzip" or "br" or "deflate" or "identity" or "*" or "x-gzip").DefaultIfEmpty("identity")),
    };
}
