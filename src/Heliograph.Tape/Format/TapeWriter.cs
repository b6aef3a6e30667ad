using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heliograph.Tape.Format;

/// <summary>Writes tapes: docs/tape.md has the format. The same recording always gives the same bytes.</summary>
static class TapeWriter
{
    public const int FormatVersion = 1;

    static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Bodies may nest deeper than what is around them.
        MaxDepth = 1000,
    };

    public static byte[] Write(Recording recording, SideFiles side)
    {
        var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, s_writing))
        {
            var bodies = new BodyWriter(writer, side);
            writer.WriteStartObject();
            writer.WriteNumber("tape", FormatVersion);
            WriteRequest(writer, bodies, recording.Request);
            writer.WriteStartArray("responses");
            foreach (var response in recording.Responses) WriteResponse(writer, bodies, response);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
        return output.ToArray();
    }

    static void WriteRequest(Utf8JsonWriter writer, BodyWriter bodies, RecordedRequest request)
    {
        writer.WriteStartObject("request");
        writer.WriteString("method", request.Method);
        writer.WriteString("url", request.Url);
        if (request.Version != "1.1") writer.WriteString("version", request.Version);
        WriteHeaders(writer, "headers", request.Headers);
        bodies.Write(request.Body, request.Headers, depth: 2);
        WriteHeaders(writer, "trailers", request.Trailers);
        writer.WriteEndObject();
    }

    static void WriteResponse(Utf8JsonWriter writer, BodyWriter bodies, RecordedResponse response)
    {
        writer.WriteStartObject();
        writer.WriteString("recorded", response.Recorded.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (response.Version != "1.1") writer.WriteString("version", response.Version);
        writer.WriteNumber("status", response.Status);
        if (response.Reason is not null) writer.WriteString("reason", response.Reason);
        WriteHeaders(writer, "headers", response.Headers);
        bodies.Write(response.Body, response.Headers, depth: 3);
        WriteHeaders(writer, "trailers", response.Trailers);
        WriteTiming(writer, response.Timing);
        writer.WriteEndObject();
    }

    static void WriteHeaders(Utf8JsonWriter writer, string name, IReadOnlyList<Header> headers)
    {
        if (headers.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var header in headers) writer.WriteStringValue($"{header.Name}: {header.Value}");
        writer.WriteEndArray();
    }

    static void WriteTiming(Utf8JsonWriter writer, ResponseTiming timing)
    {
        if (timing is { HeadersAt: 0, Chunks.Count: 0 }) return;
        writer.WriteStartObject("timing");
        writer.WriteNumber("headersMs", timing.HeadersAt);
        if (timing.Chunks.Count > 0)
        {
            writer.WriteStartArray("chunks");
            foreach (var chunk in timing.Chunks) writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{chunk.At} ms {chunk.Bytes} bytes"));
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
