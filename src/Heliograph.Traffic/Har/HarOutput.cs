using System.Globalization;
using System.Text;
using System.Text.Json;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Listing;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Traffic.Har;

/// <summary>Writes exchanges as a HAR 1.2, by the time of their requests, whatever the number of shards. What is secret by its name is never in it.</summary>
/// <remarks>
/// Bodies of JSON and forms are written field by field; of other types only the length is, since what is secret in them can't be told. Responses without a request
/// have no place in a HAR and are left out.
/// </remarks>
public sealed class HarOutput : IDisposable
{
    const int LargestBody = 1 << 20;

    readonly Stream _target;
    readonly OrderedExchanges _entries;
    readonly HarValues _values;
    bool _hasEntry;

    /// <param name="target">Receives UTF-8.</param>
    /// <param name="masksValues">Whether values that are not secret are replaced, too, by others of their form.</param>
    public HarOutput(Stream target, bool masksValues = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        _target = target;
        _values = new(masksValues);
        _entries = new(Write, WriteEntry, OrderedExchanges.UsualWindow, LargestBody);
        target.Write(Encoding.UTF8.GetBytes($$"""{"log":{"version":"1.2","creator":{"name":"heliograph","version":"{{typeof(HarOutput).Assembly.GetName().Version?.ToString(3)}}"},"entries":["""));
    }

    /// <summary>Entries so far.</summary>
    public long Count => _entries.Count;

    /// <summary>The consumer of one more shard; give this method to <see cref="TrafficFile.Read"/>.</summary>
    public ExchangeConsumer AddShard() => _entries.AddShard();

    /// <summary>Writes what waits, and the end.</summary>
    public void Dispose()
    {
        _entries.Flush();
        _target.Write("\n]}}\n"u8);
        _target.Flush();
    }

    void WriteEntry(ReadOnlySpan<byte> entry)
    {
        _target.Write(_hasEntry ? ",\n"u8 : "\n"u8);
        _hasEntry = true;
        _target.Write(entry);
    }

    bool Write(Utf8JsonWriter json, Exchange exchange)
    {
        if (!exchange.HasRequest) return false;
        double took = Math.Max(0, exchange.End - exchange.Start) / 1e6;
        json.WriteStartObject();
        json.WriteString("startedDateTime", Instant.Of(exchange.Start).ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture));
        json.WriteNumber("time", took);
        json.WriteString("serverIPAddress", exchange.Server.Host);
        json.WriteString("connection", exchange.Client.Port.ToString(CultureInfo.InvariantCulture));
        json.WriteStartObject("request");
        WriteRequest(json, exchange);
        json.WriteEndObject();
        json.WriteStartObject("response");
        WriteResponse(json, exchange.Response, exchange.HasResponse);
        json.WriteEndObject();
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", took);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        return true;
    }

    void WriteRequest(Utf8JsonWriter json, Exchange exchange)
    {
        var request = exchange.Request;
        json.WriteString("method", ReadableTarget.Text(request.Method));
        json.WriteString("url", _values.Address(exchange));
        json.WriteString("httpVersion", VersionOf(request));
        WriteHeaders(json, request);
        json.WriteStartArray("queryString");
        foreach (var (name, value) in _values.Query(request.Target)) WritePair(json, name, value);
        json.WriteEndArray();
        json.WriteNumber("bodySize", request.BodyLength);
        if (request.BodyLength == 0) return;
        json.WriteStartObject("postData");
        json.WriteString("mimeType", ReadableTarget.Text(request.Find("content-type"u8)));
        json.WriteStartArray("params");
        json.WriteEndArray();
        json.WriteString("text", Body(request) ?? "");
        json.WriteEndObject();
    }

    void WriteResponse(Utf8JsonWriter json, Message response, bool isThere)
    {
        json.WriteNumber("status", isThere ? response.Status : 0);
        json.WriteString("statusText", isThere && response.Status > 0 ? Reasons.Of(response.Status) : "");
        json.WriteString("httpVersion", VersionOf(response));
        WriteHeaders(json, response);
        json.WriteString("redirectURL", _values.Location(response.Find("location"u8)));
        json.WriteNumber("bodySize", response.BodyLength);
        json.WriteStartObject("content");
        json.WriteNumber("size", response.BodyLength);
        json.WriteString("mimeType", ReadableTarget.Text(response.Find("content-type"u8)));
        if (Body(response) is { } text) json.WriteString("text", text);
        json.WriteEndObject();
    }

    void WriteHeaders(Utf8JsonWriter json, Message message)
    {
        // Cookies stand among the headers; readers that want them parsed find them there.
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        for (int i = 0; i < message.FieldCount; i++) WritePair(json, ReadableTarget.Text(message.FieldName(i)), _values.Header(message.FieldName(i), message.FieldValue(i)));
        json.WriteEndArray();
        json.WriteNumber("headersSize", message.HeadLength);
    }

    string? Body(Message message)
    {
        if (message.BodyLength == 0 || !ContentCoding.TryDecode(message, LargestBody) || !message.IsBodyWhole) return null;
        string type = Http.MediaType.Name(Http.MediaType.Of(message.Find("content-type"u8)));
        return BodyLearning.IsJson(type) ? _values.Json(message.Body) : type == "application/x-www-form-urlencoded" ? _values.Form(message.Body) : null;
    }

    static void WritePair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    static string VersionOf(Message message) => string.Create(CultureInfo.InvariantCulture, $"HTTP/{Math.Max(message.Version, 10) / 10}.{Math.Max(message.Version, 10) % 10}");
}
