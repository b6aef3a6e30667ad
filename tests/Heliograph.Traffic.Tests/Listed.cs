using System.Text;
using System.Text.Json;
using Heliograph.Traffic.Listing;

namespace Heliograph.Traffic.Tests;

/// <summary>One line of a list.</summary>
sealed record Line(string? Method, string? Host, string? Uri, string Version, int? Status, long RequestBytes, long ResponseBytes, string Client, string Server, decimal Start, decimal End);

/// <summary>What a capture lists.</summary>
static class Listed
{
    static readonly JsonSerializerOptions s_shape = new(JsonSerializerDefaults.Web);

    public static string Text(byte[] capture, int shards = 1) => Text(capture, shards, out _);

    public static string Text(byte[] capture, int shards, out CaptureSummary summary)
    {
        using var text = new MemoryStream();
        using (var list = new ExchangeList(text))
            summary = TrafficFile.ReadCapture(new MemoryStream(capture), list.AddShard, new() { Shards = shards }, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public static IReadOnlyList<Line> Lines(byte[] capture) => Lines(Text(capture));

    public static IReadOnlyList<Line> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Line>(line, s_shape)!)];

    public static string File(string path)
    {
        using var text = new MemoryStream();
        using (var list = new ExchangeList(text)) TrafficFile.Read(path, list.AddShard, new() { Shards = 1 }, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
