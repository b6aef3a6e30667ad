using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Heliograph.Traffic.Har;

/// <summary>Reads the entries of a HAR 1.2 as exchanges.</summary>
sealed class HarReader(string path)
{
    static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip };

    long _entries, _taken, _unusable;

    /// <exception cref="TrafficException">It is no HAR.</exception>
    public CaptureSummary Read(Stream file, ExchangeConsumer consumer, CancellationToken cancel)
    {
        try
        {
            using var document = JsonDocument.Parse(file, s_reading);
            if (!document.RootElement.TryGetProperty("log", out var log) || log.ValueKind != JsonValueKind.Object
                || !log.TryGetProperty("entries", out var entries) || entries.ValueKind != JsonValueKind.Array)
                throw new TrafficException(TrafficError.BadHar, $"{path} is no HAR: it has no log.entries.");
            foreach (var entry in entries.EnumerateArray())
            {
                if (cancel.IsCancellationRequested) break;
                _entries++;
                if (Build(entry, consumer.MostBody) is { } exchange)
                {
                    _taken++;
                    consumer.Take(exchange);
                }
                else _unusable++;
            }
            consumer.EndRound();
        }
        catch (JsonException fault)
        {
            throw new TrafficException(TrafficError.BadHar, $"{path} is no whole HAR: it stops being JSON in line {fault.LineNumber + 1}.", fault);
        }
        var noted = new Dictionary<string, long>();
        if (_unusable > 0) noted["entries without a usable request"] = _unusable;
        return new([new("HAR", "entries", _entries, _taken, noted)], null);
    }

    static Exchange? Build(JsonElement entry, int mostBody)
    {
        if (Node(entry, "request") is not { } request || Text(request, "method") is not { Length: > 0 } method
            || !Uri.TryCreate(Text(request, "url"), UriKind.Absolute, out var url)) return null;
        var exchange = new Exchange { HasRequest = true };
        var build = new MessageBuilder(exchange.Request, mostBody);
        build.Request(method, url.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped), Version(Text(request, "httpVersion")));
        AddHeaders(ref build, request, url.Authority);
        string? posted = Node(request, "postData") is { } data ? Text(data, "text") : null;
        if (posted is not null) build.Body(Encoding.UTF8.GetBytes(posted));
        build.Finish();
        TakeLength(exchange.Request, request, "bodySize");

        exchange.Server = ServerOf(entry, url);
        var started = DateTimeOffset.TryParse(Text(entry, "startedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.UnixEpoch;
        exchange.Start = (started - DateTimeOffset.UnixEpoch).Ticks * 100;
        double took = entry.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.Number ? time.GetDouble() : 0;
        exchange.End = exchange.Start + (long)(Math.Clamp(took, 0, 1e9) * 1e6);

        if (Node(entry, "response") is { } response && response.TryGetProperty("status", out var status) && status.TryGetInt32(out int code) && code is >= 100 and <= 999)
        {
            exchange.HasResponse = true;
            build = new(exchange.Response, mostBody);
            build.Response(code, Version(Text(response, "httpVersion")));
            // The content is as it was after decompression, so the field that says otherwise is left out.
            AddHeaders(ref build, response, null);
            var content = Node(response, "content");
            if (content is { } answered) build.Body(Content(answered));
            build.Finish();
            if (content is { } sized) TakeLength(exchange.Response, sized, "size");
        }
        return exchange;
    }

    /// <summary>A body that was left out of the HAR was there all the same.</summary>
    static void TakeLength(Message message, JsonElement parent, string name)
    {
        if (message.BodyLength > 0 || !parent.TryGetProperty(name, out var size) || !size.TryGetInt64(out long length) || length <= 0) return;
        (message.BodyLength, message.IsBodyWhole) = (length, false);
    }

    static Endpoint ServerOf(JsonElement entry, Uri url)
    {
        int port = url.Port < 0 ? 0 : url.Port;
        return System.Net.IPAddress.TryParse(Text(entry, "serverIPAddress")?.Trim('[', ']'), out var address) ? Endpoint.Of(address, port) : new(0, (ushort)port);
    }

    static byte[] Content(JsonElement content)
    {
        string text = Text(content, "text") ?? "";
        if (Text(content, "encoding") != "base64") return Encoding.UTF8.GetBytes(text);
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : [];
    }

    static void AddHeaders(ref MessageBuilder build, JsonElement message, string? host)
    {
        bool hasHost = false;
        if (message.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Array)
            foreach (var header in headers.EnumerateArray())
            {
                if (header.ValueKind != JsonValueKind.Object || Text(header, "name") is not { Length: > 0 } name || name[0] == ':') continue;
                if (name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase)) continue;
                hasHost |= name.Equals("host", StringComparison.OrdinalIgnoreCase);
                build.Field(name, Text(header, "value") ?? "");
            }
        if (host is not null && !hasHost) build.Field("Host", host);
    }

    static JsonElement? Node(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var node) && node.ValueKind == JsonValueKind.Object ? node : null;

    static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var node) && node.ValueKind == JsonValueKind.String ? node.GetString() : null;

    static int Version(string? text) => text?.ToUpperInvariant() switch
    {
        "HTTP/1.0" => 10,
        "HTTP/2" or "HTTP/2.0" or "H2" => 20,
        "HTTP/3" or "HTTP/3.0" or "H3" => 30,
        _ => 11,
    };
}
