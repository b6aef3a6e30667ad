using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Heliograph.Tape.Format;
using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Har;

/// <summary>Writes recordings as HAR 1.2, an entry for each response.</summary>
static class HarWriter
{
    static readonly JsonWriterOptions s_writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<Recording> recordings)
    {
        var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, s_writing))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("log");
            writer.WriteString("version", "1.2");
            writer.WriteStartObject("creator");
            writer.WriteString("name", "Heliograph.Tape");
            writer.WriteString("version", typeof(HarWriter).Assembly.GetName().Version!.ToString(3));
            writer.WriteEndObject();
            writer.WriteStartArray("entries");
            foreach (var recording in recordings)
                foreach (var response in recording.Responses) WriteEntry(writer, recording.Request, response);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return output.ToArray();
    }

    static void WriteEntry(Utf8JsonWriter writer, RecordedRequest request, RecordedResponse response)
    {
        int wait = response.Timing.HeadersAt;
        int end = response.Timing.Chunks.Count > 0 ? Math.Max(wait, response.Timing.Chunks[^1].At) : wait;
        writer.WriteStartObject();
        writer.WriteString("startedDateTime", response.Recorded.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteNumber("time", end);
        WriteRequest(writer, request);
        byte[] body = response.Body.ToArray();
        WriteResponse(writer, response, body);
        writer.WriteStartObject("cache");
        writer.WriteEndObject();
        writer.WriteStartObject("timings");
        writer.WriteNumber("send", 0);
        writer.WriteNumber("wait", wait);
        writer.WriteNumber("receive", end - wait);
        writer.WriteEndObject();
        WriteTape(writer, request, response, body);
        writer.WriteEndObject();
    }

    static void WriteRequest(Utf8JsonWriter writer, RecordedRequest request)
    {
        byte[] body = request.Body.ToArray();
        writer.WriteStartObject("request");
        writer.WriteString("method", request.Method);
        writer.WriteString("url", request.Url.StartsWith('/') ? $"http://{request.Headers.First("Host") ?? "localhost"}{request.Url}" : request.Url);
        writer.WriteString("httpVersion", $"HTTP/{request.Version}");
        WriteNone(writer, "cookies");
        HarHeaders.Write(writer, "headers", request.Headers);
        writer.WriteStartArray("queryString");
        foreach (var (name, value) in QueryPairs.Parse(request.Query)) HarHeaders.WritePair(writer, name, value);
        writer.WriteEndArray();
        if (body.Length > 0)
        {
            writer.WriteStartObject("postData");
            writer.WriteString("mimeType", request.Headers.First("Content-Type") ?? "");
            WriteText(writer, body, "_encoding");
            writer.WriteEndObject();
        }
        writer.WriteNumber("headersSize", -1);
        writer.WriteNumber("bodySize", body.Length);
        writer.WriteEndObject();
    }

    static void WriteResponse(Utf8JsonWriter writer, RecordedResponse response, byte[] body)
    {
        var decoded = Decoded(response, body);
        writer.WriteStartObject("response");
        writer.WriteNumber("status", response.Status);
        writer.WriteString("statusText", response.Reason ?? "");
        writer.WriteString("httpVersion", $"HTTP/{response.Version}");
        WriteNone(writer, "cookies");
        HarHeaders.Write(writer, "headers", response.Headers);
        writer.WriteStartObject("content");
        writer.WriteNumber("size", decoded.Length);
        if (decoded.Length != body.Length) writer.WriteNumber("compression", decoded.Length - body.Length);
        writer.WriteString("mimeType", response.Headers.First("Content-Type") ?? "");
        if (!decoded.IsEmpty) WriteText(writer, decoded.Span, "encoding");
        writer.WriteEndObject();
        writer.WriteString("redirectURL", response.Headers.First("Location") ?? "");
        writer.WriteNumber("headersSize", -1);
        writer.WriteNumber("bodySize", body.Length);
        writer.WriteEndObject();
    }

    /// <summary>What HAR has no place for.</summary>
    static void WriteTape(Utf8JsonWriter writer, RecordedRequest request, RecordedResponse response, byte[] body)
    {
        writer.WriteStartObject("_tape");
        writer.WriteString("url", request.Url);
        if (response.Reason is not null) writer.WriteString("reason", response.Reason);
        if (body.Length > 0 && response.Headers.First("Content-Encoding") is not null) writer.WriteBase64String("body", body);
        if (response.Trailers.Count > 0) HarHeaders.Write(writer, "trailers", response.Trailers);
        writer.WriteNumber("headersMs", response.Timing.HeadersAt);
        if (response.Timing.Chunks.Count > 0)
        {
            writer.WriteStartArray("chunks");
            foreach (var chunk in response.Timing.Chunks)
            {
                writer.WriteStartObject();
                writer.WriteNumber("at", chunk.At);
                writer.WriteNumber("bytes", chunk.Bytes);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    static ReadOnlyMemory<byte> Decoded(RecordedResponse response, byte[] body) =>
        ContentCoding.Of(response.Headers) is { } coding && ContentCoding.TryDecode(coding, body, out var decoded) ? decoded : body;

    static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, string encodingField)
    {
        if (Utf8.IsValid(bytes))
        {
            writer.WriteString("text", bytes);
            return;
        }
        writer.WriteBase64String("text", bytes);
        writer.WriteString(encodingField, "base64");
    }

    static void WriteNone(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }
}
