using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Listing;
using Heliograph.Traffic.Privacy;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Har;

/// <summary>Says what of an exchange may stand in a HAR.</summary>
/// <param name="masks">Whether values that are not secret are replaced, too, by others of their form.</param>
sealed class HarValues(bool masks)
{
    const string Redacted = "(redacted)";

    static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonReaderOptions s_tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // They say how a message is written and not what about.
    static readonly string[] s_structural =
        ["content-type", "content-length", "content-encoding", "transfer-encoding", "accept", "accept-encoding", "accept-language", "host", "connection", "cache-control", "vary", "date", "server", "allow", "upgrade"];

    public string Address(Exchange exchange)
    {
        var request = exchange.Request;
        var path = ObservedCall.PathOf(request.Target, out var query);
        var host = request.Find("host"u8);
        string query2 = Pairs(query), authority = host.IsEmpty ? exchange.Server.ToString() : ReadableTarget.Text(host);
        return $"{(exchange.Server.Port == 443 ? "https" : "http")}://{authority}{Path(path)}{(query2.Length > 0 ? $"?{query2}" : "")}";
    }

    public IEnumerable<(string Name, string Value)> Query(ReadOnlySpan<byte> target)
    {
        ObservedCall.PathOf(target, out var query);
        return List(query);
    }

    public string Location(ReadOnlySpan<byte> location)
    {
        if (location.IsEmpty) return "";
        int mark = location.IndexOf((byte)'?');
        return masks ? Redaction.Example(location, TextFormat.Uri) : mark < 0 ? ReadableTarget.Text(location) : $"{ReadableTarget.Text(location[..mark])}?{Pairs(location[(mark + 1)..])}";
    }

    public string Header(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        string field = ReadableTarget.Text(name).ToLowerInvariant();
        if (field is "location" or "referer") return Location(value);
        if (field is "cookie") return string.Join("; ", ReadableTarget.Text(value).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Cookie));
        if (field is "set-cookie") return Cookie(ReadableTarget.Text(value).Split(';')[0]);
        if (field is "authorization" or "proxy-authorization")
        {
            int space = value.IndexOf((byte)' ');
            return space < 0 ? Redacted : $"{ReadableTarget.Text(value[..space])} {Redacted}";
        }
        if (SecurityOf.KeyHeader(field) is not null || SensitiveNames.Contain(name)) return Redacted;
        return s_structural.Contains(field) ? ReadableTarget.Text(value) : Value(value);
    }

    /// <returns>The same JSON without what is secret; null where it is none.</returns>
    public string? Json(ReadOnlySpan<byte> body)
    {
        var text = new ArrayBufferWriter<byte>(body.Length);
        try
        {
            using (var json = new Utf8JsonWriter(text, s_plain))
            {
                var reader = new Utf8JsonReader(body, s_tolerant);
                int secretFrom = int.MaxValue;
                while (reader.Read()) Copy(ref reader, json, ref secretFrom);
            }
            return Encoding.UTF8.GetString(text.WrittenSpan);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public string Form(ReadOnlySpan<byte> body) => Pairs(body);

    /// <param name="secretFrom">Depth from which on everything is secret.</param>
    void Copy(ref Utf8JsonReader reader, Utf8JsonWriter json, ref int secretFrom)
    {
        bool isSecret = reader.CurrentDepth >= secretFrom;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: json.WriteStartObject(); break;
            case JsonTokenType.EndObject:
                if (reader.CurrentDepth < secretFrom) secretFrom = int.MaxValue;
                json.WriteEndObject();
                break;
            case JsonTokenType.StartArray: json.WriteStartArray(); break;
            case JsonTokenType.EndArray: json.WriteEndArray(); break;
            case JsonTokenType.PropertyName:
                string name = reader.GetString()!;
                if (reader.CurrentDepth <= secretFrom) secretFrom = SensitiveNames.Contain(Encoding.UTF8.GetBytes(name)) ? reader.CurrentDepth : int.MaxValue;
                json.WritePropertyName(name);
                // What follows is as deep as its name, and what is in it deeper: until the next name of this depth all of it is secret.
                return;
            case JsonTokenType.String when isSecret: json.WriteStringValue(Redacted); break;
            case JsonTokenType.String: json.WriteStringValue(Value(Encoding.UTF8.GetBytes(reader.GetString()!))); break;
            case JsonTokenType.Number: json.WriteRawValue(isSecret ? "0" : Number(reader.ValueSpan)); break;
            case JsonTokenType.True or JsonTokenType.False: json.WriteBooleanValue(reader.TokenType == JsonTokenType.True); break;
            case JsonTokenType.Null: json.WriteNullValue(); break;
        }
    }

    string Value(ReadOnlySpan<byte> value) => masks ? Redaction.Example(value, TextClassifier.Classify(value)) : ReadableTarget.Text(value);

    // Of a mask's numbers, as of examples, only small ones say nothing about anybody.
    string Number(ReadOnlySpan<byte> number) =>
        !masks || (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) < 1e9) ? Encoding.UTF8.GetString(number) : "10000000000";

    string Path(ReadOnlySpan<byte> path)
    {
        if (!masks) return ReadableTarget.Text(path);
        var masked = new StringBuilder();
        foreach (var range in path.Split((byte)'/'))
        {
            if (range.Start.Value > 0) masked.Append('/');
            var segment = path[range];
            masked.Append(Segments.KindOf(segment) == SegmentKind.Value ? Uri.EscapeDataString(Value(segment)) : ReadableTarget.Text(segment));
        }
        return masked.ToString();
    }

    string Pairs(ReadOnlySpan<byte> text) => string.Join('&', List(text).Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));

    List<(string Name, string Value)> List(ReadOnlySpan<byte> text)
    {
        var pairs = new List<(string, string)>();
        byte[] scratch = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        foreach (var pair in new FormReader(text, scratch))
        {
            string name = Encoding.UTF8.GetString(pair.Name);
            pairs.Add((name, SensitiveNames.Contain(pair.Name) || SecurityOf.IsKeyParameter(name) ? Redacted : Value(pair.Value)));
        }
        ArrayPool<byte>.Shared.Return(scratch);
        return pairs;
    }

    static string Cookie(string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Redacted : $"{pair[..equals]}={Redacted}";
    }
}
