using System.Globalization;
using System.Text.Json;

namespace Heliograph.Tape.Format;

/// <summary>Reads when the parts of a response came.</summary>
static class TimingReader
{
    public static ResponseTiming Read(Fields response)
    {
        if (response.Optional("timing", JsonValueKind.Object) is not { } element) return ResponseTiming.None;
        var fields = new Fields(response.Path, response.Place("timing"), element, "headersMs", "chunks");
        int headersAt = fields.Whole("headersMs", 0, int.MaxValue);
        var chunks = fields.Optional("chunks", JsonValueKind.Array);
        return new(headersAt, chunks is null ? [] : [.. chunks.Value.EnumerateArray().Select((chunk, i) => ReadChunk(fields, chunk, i))]);
    }

    static TimedChunk ReadChunk(Fields fields, JsonElement chunk, int number)
    {
        string[] words = chunk.ValueKind == JsonValueKind.String ? chunk.GetString()!.Split(' ') : [];
        return words is [var at, "ms", var bytes, "bytes"]
            && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? new(milliseconds, length)
            : throw fields.Bad($"chunks[{number}]", "is not of the form \"250 ms 18 bytes\"");
    }
}
