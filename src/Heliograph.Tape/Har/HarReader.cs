using System.Globalization;
using System.Text.Json;

namespace Heliograph.Tape.Har;

/// <summary>Reads the entries of a HAR as exchanges of one request and one response.</summary>
sealed class HarReader(string path, Uri? service)
{
    static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 64 };

    readonly string? _service = service?.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <exception cref="TapeException">It is no HAR.</exception>
    public IReadOnlyList<Recording> Read(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, s_reading);
            var log = new HarNode(path, "", document.RootElement).Node("log");
            var exchanges = new List<Recording>();
            foreach (var entry in log.Items("entries"))
                if (ReadEntry(entry) is { } exchange) exchanges.Add(exchange);
            return exchanges;
        }
        catch (JsonException fault)
        {
            throw new TapeException(TapeError.BadHar, $"{path} is no whole HAR: it stops being JSON in line {fault.LineNumber + 1}.", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new TapeException(TapeError.BadHar, $"{path} has a text that is not valid Unicode.", fault);
        }
    }

    Recording? ReadEntry(HarNode entry)
    {
        var (request, response) = (entry.Node("request"), entry.Node("response"));
        var tape = entry.NodeOrNull("_tape");
        // Requests that were blocked or are still open have status 0.
        int status = response.Whole("status");
        if (status is < 200 or > 999) return null;
        if (Url(tape?.TextOrNull("url") ?? request.Text("url")) is not { } url) return null;

        var headers = HarHeaders.Read(response);
        var recorded = new RecordedRequest
        {
            Method = request.Text("method"),
            Url = url,
            Version = Version(request.TextOrNull("httpVersion")),
            Headers = HarHeaders.Read(request),
            Body = request.NodeOrNull("postData") is { } data ? HarBody.Read(data) : TapeBody.Empty,
        };
        try
        {
            recorded.Check();
        }
        catch (TapeException fault)
        {
            throw request.Bad("url", $"is of no use: {fault.Message.TrimEnd('.')}");
        }
        bool bodyless = RecordedResponse.HasNoBody(status, recorded.Method);
        var body = bodyless ? TapeBody.Empty : HarBody.ReadCoded(response.Node("content"), tape, ref headers);
        return new(recorded,
        [
            new()
            {
                Recorded = DateTimeOffset.TryParse(entry.TextOrNull("startedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.UnixEpoch,
                Version = Version(response.TextOrNull("httpVersion")),
                Status = status,
                Reason = tape?.TextOrNull("reason"),
                Headers = headers,
                Body = body,
                Trailers = tape is null ? [] : HarHeaders.Read(tape, "trailers"),
                Timing = Timing(entry, tape),
            },
        ]);
    }

    string? Url(string url)
    {
        int fragment = url.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0) url = url[..fragment];
        if (_service is null || url.StartsWith('/')) return url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || url.StartsWith('/') ? url : null;
        if (!url.StartsWith(_service, StringComparison.OrdinalIgnoreCase)) return null;
        string rest = url[_service.Length..];
        return rest.Length == 0 ? "/" : rest[0] == '/' ? rest : rest[0] == '?' ? "/" + rest : null;
    }

    static ResponseTiming Timing(HarNode entry, HarNode? tape)
    {
        int headersAt = tape?.WholeOrNull("headersMs")
            ?? (entry.NodeOrNull("timings") is { } timings ? Math.Max(0, timings.WholeOrNull("send") ?? 0) + Math.Max(0, timings.WholeOrNull("wait") ?? 0) : 0);
        TimedChunk[] chunks = tape is null ? [] : [.. tape.ItemsOrNone("chunks").Select(chunk => new TimedChunk(chunk.Whole("at"), chunk.Whole("bytes")))];
        return new(headersAt, chunks);
    }

    static string Version(string? text) => text?.ToUpperInvariant() switch
    {
        "HTTP/1.0" => "1.0",
        "HTTP/2" or "HTTP/2.0" or "H2" => "2.0",
        "HTTP/3" or "HTTP/3.0" or "H3" => "3.0",
        _ => "1.1",
    };
}
