using System.Text.Json;
using Heliograph.Traffic.Http;

namespace Heliograph.Traffic.Listing;

/// <summary>An exchange in one line.</summary>
static class ExchangeLine
{
    public static bool Write(Utf8JsonWriter json, Exchange exchange)
    {
        var (request, response) = (exchange.Request, exchange.Response);
        json.WriteStartObject();
        json.WriteString("client", exchange.Client.ToString());
        json.WriteString("server", exchange.Server.ToString());
        Write(json, "method"u8, request.Method, exchange.HasRequest);
        Write(json, "host"u8, request.Find("host"u8), !request.Find("host"u8).IsEmpty);
        if (exchange.HasRequest) json.WriteString("uri"u8, ReadableTarget.Of(request.Target));
        else json.WriteNull("uri"u8);
        int version = exchange.HasRequest ? request.Version : response.Version;
        json.WriteString("version", $"{version / 10}.{version % 10}");
        if (response.Status > 0) json.WriteNumber("status", response.Status);
        else json.WriteNull("status");
        json.WriteNumber("requestBytes", request.BodyLength);
        json.WriteNumber("responseBytes", response.BodyLength);
        WriteType(json, "requestType"u8, request);
        WriteType(json, "responseType"u8, response);
        WriteTime(json, "start"u8, exchange.Start);
        WriteTime(json, "end"u8, exchange.End);
        json.WriteEndObject();
        return true;
    }

    static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isThere)
    {
        if (isThere) json.WriteString(name, ReadableTarget.Text(value));
        else json.WriteNull(name);
    }

    static void WriteType(Utf8JsonWriter json, ReadOnlySpan<byte> name, Message message)
    {
        var type = MediaType.Of(message.Find("content-type"u8));
        Write(json, name, type, !type.IsEmpty);
    }

    /// <summary>Unix milliseconds, with what is finer after the point.</summary>
    static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, long nanoseconds) => json.WriteNumber(name, nanoseconds / 1_000 / 1_000m);
}
