using System.Globalization;
using System.Text.Json;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Format;

/// <summary>Reads tapes, which people may have edited and strangers may have made: every field is checked, and a fault says where it is.</summary>
sealed class TapeReader(string path)
{
    // The longest that is read: a tape's bodies of any size stand beside it.
    const long LargestTape = 256 << 20;

    static readonly JsonDocumentOptions s_reading = new()
    {
        MaxDepth = JsonPrinter.Lenient.MaxDepth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    readonly BodyReader _bodies = new(path);

    /// <exception cref="TapeException">It is no tape.</exception>
    public Recording Read()
    {
        byte[] text = ReadBytes();
        try
        {
            using var document = JsonDocument.Parse(text, s_reading);
            return ReadTape(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw Bad(path, $"is not a whole tape: it stops being JSON in line {fault.LineNumber + 1}", fault);
        }
        // Text with half a surrogate pair in it.
        catch (InvalidOperationException fault)
        {
            throw Bad(path, "has a text that is not valid Unicode", fault);
        }
    }

    public static TapeException Bad(string path, string what, Exception? inner = null) =>
        new(TapeError.BadTape, $"{path} {what}; correct it, or delete it and record again.", inner);

    byte[] ReadBytes()
    {
        try
        {
            if (new FileInfo(path).Length > LargestTape) throw Bad(path, $"has more than {LargestTape >> 20} MiB, the most that a tape may have");
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw new TapeException(TapeError.BadTape, $"{path} can't be read: {fault.Message}", fault);
        }
    }

    Recording ReadTape(JsonElement root)
    {
        var tape = new Fields(path, "", root, "tape", "request", "responses");
        if (tape.Whole("tape", 1, int.MaxValue) is var version && version != TapeWriter.FormatVersion)
            throw Bad(path, $"has format {version}, and this version reads {TapeWriter.FormatVersion}");
        var responses = tape.Required("responses", JsonValueKind.Array);
        if (responses.GetArrayLength() == 0) throw Bad(path, "has no response");
        var request = ReadRequest(tape.Required("request", JsonValueKind.Object));
        return new(request, [.. responses.EnumerateArray().Select((response, i) => ContentLength.Fit(ReadResponse(response, i), request.Method))]);
    }

    RecordedRequest ReadRequest(JsonElement element)
    {
        var fields = new Fields(path, "request", element, "method", "url", "version", "headers", "body", "trailers");
        var headers = ReadHeaders(fields, "headers");
        var request = new RecordedRequest
        {
            Method = fields.Text("method"),
            Url = fields.Text("url"),
            Version = fields.TextOrNull("version") ?? "1.1",
            Headers = headers,
            Body = _bodies.Read(fields, headers),
            Trailers = ReadHeaders(fields, "trailers"),
        };
        try
        {
            request.Check();
        }
        catch (TapeException fault)
        {
            throw Bad(path, $"has a request that can't be: {fault.Message.TrimEnd('.')}", fault);
        }
        return request;
    }

    RecordedResponse ReadResponse(JsonElement element, int number)
    {
        var fields = new Fields(path, $"responses[{number}]", element, "recorded", "version", "status", "reason", "headers", "body", "trailers", "timing");
        var headers = ReadHeaders(fields, "headers");
        return new()
        {
            Recorded = ReadInstant(fields),
            Version = fields.TextOrNull("version") ?? "1.1",
            Status = fields.Whole("status", 200, 999),
            Reason = ReadReason(fields),
            Headers = headers,
            Body = _bodies.Read(fields, headers),
            Trailers = ReadHeaders(fields, "trailers"),
            Timing = TimingReader.Read(fields),
        };
    }

    static string? ReadReason(Fields fields)
    {
        string? reason = fields.TextOrNull("reason");
        return reason is not null && HeaderList.Fault(new("Reason", reason)) is not null ? throw fields.Bad("reason", "has a character that no reason may have") : reason;
    }

    static DateTimeOffset ReadInstant(Fields fields) => fields.TextOrNull("recorded") is not { } text ? DateTimeOffset.UnixEpoch
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant
        : throw fields.Bad("recorded", "is no time such as 2026-11-23T18:00:00Z");

    static Header[] ReadHeaders(Fields fields, string name)
    {
        if (fields.Optional(name, JsonValueKind.Array) is not { } lines) return [];
        var headers = new Header[lines.GetArrayLength()];
        for (int i = 0; i < headers.Length; i++)
        {
            string? line = lines[i].ValueKind == JsonValueKind.String ? lines[i].GetString() : null;
            int colon = line?.IndexOf(':', StringComparison.Ordinal) ?? -1;
            if (colon < 1) throw fields.Bad($"{name}[{i}]", "is not of the form \"Name: value\"");
            headers[i] = new(line![..colon], line[(colon + 1)..].Trim(' ', '\t'));
            if (HeaderList.Fault(headers[i]) is { } fault) throw fields.Bad($"{name}[{i}]", $"is no header: {fault}");
        }
        return headers;
    }
}
