using System.Text.Json;

namespace Heliograph.Tape.Har;

/// <summary>Headers as HAR lists them.</summary>
static class HarHeaders
{
    public static IReadOnlyList<Header> Read(HarNode message, string name = "headers")
    {
        var headers = new List<Header>();
        foreach (var node in message.ItemsOrNone(name))
        {
            string header = node.Text("name");
            // HTTP/2's request line.
            if (header.StartsWith(':') || HeaderList.IsPerConnection(header)) continue;
            // Browsers join repeated ones with line ends.
            foreach (string value in node.Text("value").Split('\n'))
            {
                headers.Add(new(header, value.Trim()));
                if (HeaderList.Fault(headers[^1]) is { } fault) throw node.Bad("value", $"is of no use: {fault}");
            }
        }
        return headers;
    }

    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Header> headers)
    {
        writer.WriteStartArray(name);
        foreach (var header in headers) WritePair(writer, header.Name, header.Value);
        writer.WriteEndArray();
    }

    public static void WritePair(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }
}
