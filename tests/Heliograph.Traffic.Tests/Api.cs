using System.Text;
using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests;

/// <summary>Traffic of an API, call by call.</summary>
sealed class Api
{
    readonly Wire _wire = new();
    int _calls;

    public byte[] Pcap() => _wire.Pcap();

    public Api Call(string method, string target, string? body = null, string type = "application/json", int status = 200, string? answer = null, string answerType = "application/json", string headers = "", string answerHeaders = "")
    {
        int port = 10_000 + _calls++ % 50;
        if (_calls <= 50) _wire.Open(port);
        _wire.Say(port, true, Message($"{method} {target} HTTP/1.1\r\nHost: api.example\r\n{headers}", body, type));
        _wire.Say(port, false, Message($"HTTP/1.1 {status} X\r\n{answerHeaders}", answer ?? "", answerType));
        return this;
    }

    static byte[] Message(string head, string? body, string type)
    {
        byte[] content = Encoding.UTF8.GetBytes(body ?? "");
        string length = body is null ? "" : (content.Length > 0 ? $"Content-Type: {type}\r\n" : "") + $"Content-Length: {content.Length}\r\n";
        return [.. Encoding.UTF8.GetBytes($"{head}{length}\r\n"), .. content];
    }

    public ApiSnapshot Learn(IReadOnlyList<IExchangeTransform>? rules = null, int shards = 1) => Learn([Pcap()], rules, shards);

    public static ApiSnapshot Learn(IEnumerable<byte[]> captures, IReadOnlyList<IExchangeTransform>? rules = null, int shards = 1)
    {
        var model = new TrafficModel(rules);
        foreach (byte[] capture in captures)
            TrafficFile.ReadCapture(new MemoryStream(capture), model.AddShard, new() { Shards = shards }, TestContext.Current.CancellationToken);
        return model.Snapshot();
    }

    public static string Yaml(ApiSnapshot snapshot) => Text(snapshot.ToSpecification(), SpecificationFormat.Yaml);

    public static string Text(Specification specification, SpecificationFormat format, Microsoft.OpenApi.OpenApiSpecVersion version = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1)
    {
        using var text = new MemoryStream();
        specification.Write(text, format, version);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
