using System.Text;
using Heliograph.Tape.Format;

namespace Heliograph.Tape.Har;

/// <summary>Bodies as HAR holds them: decoded, as text or Base64.</summary>
static class HarBody
{
    public static TapeBody Read(HarNode node)
    {
        if (node.TextOrNull("text") is { } text) return TapeBody.Of(Bytes(node, text));
        // Some write a form's fields only.
        string form = string.Join('&', node.ItemsOrNone("params").Select(field => $"{Uri.EscapeDataString(field.Text("name"))}={Uri.EscapeDataString(field.TextOrNull("value") ?? "")}"));
        return TapeBody.Of(Encoding.UTF8.GetBytes(form));
    }

    /// <summary>A response's body with its content coding on again; a coding that can't be put on is taken from the headers.</summary>
    public static TapeBody ReadCoded(HarNode content, HarNode? tape, ref IReadOnlyList<Header> headers)
    {
        if (tape?.TextOrNull("body") is { } sent) return TapeBody.Of(Base64(tape, "body", sent));
        byte[] bytes = content.TextOrNull("text") is { } text ? Bytes(content, text) : [];
        if (headers.First("Content-Encoding") is null) return TapeBody.Of(bytes);
        if (bytes.Length > 0 && ContentCoding.Of(headers) is { } coding) return TapeBody.Of(ContentCoding.Encode(coding, bytes));
        headers = [.. headers.Where(header => !header.Is("Content-Encoding"))];
        return TapeBody.Of(bytes);
    }

    static byte[] Bytes(HarNode node, string text) => (node.TextOrNull("encoding") ?? node.TextOrNull("_encoding")) switch
    {
        null or "" => Encoding.UTF8.GetBytes(text),
        "base64" => Base64(node, "text", text),
        _ => throw node.Bad("encoding", "is not base64"),
    };

    static byte[] Base64(HarNode node, string name, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw node.Bad(name, "is not valid Base64");
        }
    }
}
