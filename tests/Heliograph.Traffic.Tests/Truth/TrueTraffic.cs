using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Heliograph.Traffic.Tests.Truth;

/// <summary>Traffic of an API that is known, by chance from a seed: every optional field is there half of the time.</summary>
sealed class TrueTraffic(int seed)
{
    const int Connections = 16, MostItems = 3, DeepestObject = 6;

    static readonly string[] s_syllables = ["ka", "lo", "mi", "ren", "tos", "vu", "sha", "per", "ni", "gol", "da", "wex"];

    readonly Random _random = new(seed);
    readonly Wire _wire = new();

    public byte[] Of(IReadOnlyList<TrueOperation> operations, int callsOfEach)
    {
        for (int port = 0; port < Connections; port++) _wire.Open(20_000 + port);
        int call = 0;
        for (int round = 0; round < callsOfEach; round++)
            foreach (var operation in operations) Call(20_000 + call++ % Connections, operation);
        return _wire.Pcap();
    }

    void Call(int port, TrueOperation operation)
    {
        int kind = 0;
        var path = new StringBuilder();
        foreach (string segment in operation.Path.Split('/').Skip(1))
            path.Append('/').Append(segment.Contains('{', StringComparison.Ordinal) ? PathValue(operation.PathKinds[kind++]) : segment);
        string query = Form(operation.Query);
        string target = query.Length == 0 ? path.ToString() : operation.Path.Contains('?', StringComparison.Ordinal) ? $"{path}&{query}" : $"{path}?{query}";
        string body = operation.Body.Count == 0 ? "" : operation.IsForm ? Form(operation.Body) : Object(operation.Body, 0).ToJsonString();
        string type = operation.IsForm ? "application/x-www-form-urlencoded" : "application/json";
        byte[] content = Encoding.UTF8.GetBytes(body);
        string head = $"{operation.Method} {target} HTTP/1.1\r\nHost: api.example\r\nUser-Agent: a\r\nAccept: */*\r\n{(content.Length > 0 ? $"Content-Type: {type}\r\nContent-Length: {content.Length}\r\n" : "")}\r\n";
        _wire.Say(port, true, [.. Encoding.UTF8.GetBytes(head), .. content]);
        JsonNode? answer = operation.Answer.Count == 0 ? null
            : operation.AnswersList ? new JsonArray([.. Enumerable.Range(0, _random.Next(1, MostItems)).Select(_ => (JsonNode)Object(operation.Answer, 0))])
            : Object(operation.Answer, 0);
        byte[] said = answer is null ? [] : Encoding.UTF8.GetBytes(answer.ToJsonString());
        _wire.Say(port, false, [.. Encoding.ASCII.GetBytes(answer is null ? "HTTP/1.1 204 No Content\r\n\r\n" : $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {said.Length}\r\n\r\n"), .. said]);
    }

    JsonObject Object(IReadOnlyList<TrueField> fields, int depth)
    {
        var value = new JsonObject();
        foreach (var field in fields)
            if (field.IsRequired || _random.Next(2) == 0)
                value[field.Name] = field.IsArray ? new JsonArray([.. Enumerable.Range(0, _random.Next(1, MostItems + 1)).Select(_ => Value(field, depth))]) : Value(field, depth);
        return value;
    }

    JsonNode? Value(TrueField field, int depth) => field.Kind switch
    {
        "object" => depth < DeepestObject ? Object(field.Fields ?? [], depth + 1) : new JsonObject(),
        "integer" => _random.Next(1, 900_000),
        "unix-time" => 1_500_000_000 + _random.Next(100_000_000),
        "number" => Math.Round(_random.NextDouble() * 100, 3) + 0.0005,
        "boolean" => _random.Next(2) == 0,
        var kind => Text(kind),
    };

    string Form(IReadOnlyList<TrueField> fields) => string.Join('&', fields.Where(f => f.IsRequired || _random.Next(2) == 0).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Kind switch
    {
        "integer" => _random.Next(1, 900_000).ToString(CultureInfo.InvariantCulture),
        "unix-time" => (1_500_000_000 + _random.Next(100_000_000)).ToString(CultureInfo.InvariantCulture),
        "number" => (_random.Next(100) + 0.5).ToString(CultureInfo.InvariantCulture),
        "boolean" => _random.Next(2) == 0 ? "true" : "false",
        var kind => Text(kind),
    })}"));

    string PathValue(string kind) => kind switch
    {
        "integer" => _random.Next(1, 1_000_000).ToString(CultureInfo.InvariantCulture),
        "string" => Word() + (_random.Next(3) switch { 0 => "-" + Word(), 1 => _random.Next(100).ToString(CultureInfo.InvariantCulture), _ => "" }),
        _ => Text(kind),
    };

    string Text(string kind) => kind switch
    {
        "date" => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date-time" => Day().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        "uuid" => new Guid(Enumerable.Range(0, 16).Select(_ => (byte)_random.Next(256)).ToArray()).ToString(),
        "email" => $"{Word()}@{Word()}.example",
        "uri" => $"https://{Word()}.example/{Word()}",
        "ipv4" => $"10.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)}",
        "flickr-nsid" => $"{_random.Next(10_000_000, 99_999_999)}@N0{_random.Next(9)}",
        "hex" => string.Concat(Enumerable.Range(0, 40).Select(_ => "0123456789abcdef"[_random.Next(16)])),
        _ => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Word())),
    };

    DateTime Day() => new DateTime(2015, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(_random.Next(5_000_000));

    string Word() => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => s_syllables[_random.Next(s_syllables.Length)]));
}
