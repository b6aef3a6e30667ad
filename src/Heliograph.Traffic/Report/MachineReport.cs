using System.Text.Encodings.Web;
using System.Text.Json;
using Heliograph.Traffic.Findings;
using Heliograph.Traffic.Inference;

namespace Heliograph.Traffic.Report;

/// <summary>All that was learnt, as JSON for programs.</summary>
static class MachineReport
{
    static readonly JsonWriterOptions s_readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream target, ApiSnapshot snapshot, IReadOnlyList<Finding> findings)
    {
        using var json = new Utf8JsonWriter(target, s_readable);
        json.WriteStartObject();
        json.WriteNumber("calls", snapshot.Calls);
        json.WriteStartArray("operations");
        foreach (var operation in snapshot.Operations)
        {
            json.WriteStartObject();
            json.WriteString("method", operation.Method);
            json.WriteString("path", operation.Path);
            json.WriteNumber("calls", operation.Stats.Calls);
            json.WriteNumber("errors", operation.Stats.Errors);
            WriteLatency(json, operation.Stats.Latency);
            json.WriteStartObject("statuses");
            foreach (var (status, count) in operation.Stats.Statuses) json.WriteNumber($"{status}", count);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteLinks(json, snapshot);
        json.WriteStartArray("findings");
        foreach (var finding in findings) Write(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteMap(Stream target, ApiSnapshot snapshot)
    {
        using var json = new Utf8JsonWriter(target, s_readable);
        json.WriteStartObject();
        WriteLinks(json, snapshot);
        json.WriteEndObject();
    }

    static void WriteLinks(Utf8JsonWriter json, ApiSnapshot snapshot)
    {
        json.WriteStartArray("links");
        foreach (var (ends, link) in snapshot.Links)
        {
            json.WriteStartObject();
            json.WriteString("client", ends.Client);
            json.WriteString("server", ends.Server);
            json.WriteNumber("calls", link.Calls);
            json.WriteNumber("errors", link.Errors);
            json.WriteNumber("callsPerSecond", Math.Round(link.Calls / Math.Max(1, (link.Last - link.First) / 1e9), 3));
            WriteLatency(json, link.Latency);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteLatency(Utf8JsonWriter json, Latency latency)
    {
        foreach (var (name, share) in ((string, double)[])[("p50", 0.5), ("p90", 0.9), ("p99", 0.99)]) json.WriteNumber(name, Math.Round(latency.Quantile(share), 3));
    }

    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("place", finding.Place);
        json.WriteString("sentence", finding.Sentence);
        json.WriteNumber("count", finding.Count);
        json.WriteNumber("of", finding.Of);
        json.WriteString("first", finding.First);
        json.WriteString("last", finding.Last);
        json.WriteString("example", finding.Example);
        json.WriteEndObject();
    }
}
