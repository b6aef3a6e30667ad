using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Heliograph.Tape.Bodies;
using Heliograph.Tape.Json;
using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Format;

/// <summary>Gets the bytes of a body back from the form in which a tape shows it.</summary>
/// <remarks>Where the original bytes are on the tape too, they count as long as they still say what is shown: an edit wins.</remarks>
sealed class BodyReader(string path)
{
    public TapeBody Read(Fields message, IReadOnlyList<Header> headers)
    {
        if (message.Optional("body", JsonValueKind.Object) is not { } element) return TapeBody.Empty;
        var fields = new Fields(path, message.Place("body"), element, "json", "style", "text", "charset", "base64", "file", "coding", "original");
        if (fields.Optional("file", JsonValueKind.String) is { } file) return new FileBody(Beside(fields, file.GetString()!));

        string? coding = fields.TextOrNull("coding");
        if (coding is not null && !ContentCoding.IsKnown(coding)) throw fields.Bad("coding", "is none of gzip, deflate and br");
        byte[] shown = fields.Optional("json") is { } json ? Json(fields, json) : Plain(fields);
        if (fields.Optional("original", JsonValueKind.Object) is { } second)
        {
            var original = Original(new Fields(path, fields.Place("original"), second, "text", "base64", "file"));
            if (Says(original, coding, shown, fields.Optional("json") is not null)) return TapeBody.Of(original);
        }
        // An edited text whose headers no longer claim a coding goes as it is.
        return TapeBody.Of(coding is not null && ContentCoding.Of(headers) == coding ? ContentCoding.Encode(coding, shown) : shown);
    }

    static bool Says(ReadOnlyMemory<byte> original, string? coding, byte[] shown, bool json)
    {
        if (coding is not null && !ContentCoding.TryDecode(coding, original, out original)) return false;
        if (!json) return original.Span.SequenceEqual(shown);
        return JsonPrinter.TryPrint(original.Span, JsonStyle.Compact, out byte[] one) && JsonPrinter.TryPrint(shown, JsonStyle.Compact, out byte[] other)
            && one.AsSpan().SequenceEqual(other);
    }

    ReadOnlyMemory<byte> Original(Fields fields)
    {
        if (fields.Optional("file", JsonValueKind.String) is not { } file) return Plain(fields);
        try
        {
            return File.ReadAllBytes(Beside(fields, file.GetString()!));
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw fields.Bad("file", "can't be read");
        }
    }

    static byte[] Plain(Fields fields)
    {
        if (fields.Optional("text") is { } text)
        {
            string? charset = fields.Optional("charset") is null ? null : fields.Text("charset");
            if (charset is not (null or ShownText.Latin1)) throw fields.Bad("charset", $"is not {ShownText.Latin1}");
            return (charset is null ? Encoding.UTF8 : Encoding.Latin1).GetBytes(Joined(fields, "text", text));
        }
        var base64 = fields.Optional("base64") ?? throw fields.Bad("text", "is missing, as are json, base64 and file");
        try
        {
            return Convert.FromBase64String(Joined(fields, "base64", base64));
        }
        catch (FormatException)
        {
            throw fields.Bad("base64", "is not valid Base64");
        }
    }

    static string Joined(Fields fields, string name, JsonElement lines) =>
        lines.ValueKind == JsonValueKind.String ? lines.GetString()!
        : lines.ValueKind == JsonValueKind.Array && lines.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String)
            ? string.Concat(lines.EnumerateArray().Select(line => line.GetString()))
        : throw fields.Bad(name, "is neither a string nor a list of strings");

    byte[] Json(Fields fields, JsonElement json)
    {
        var style = JsonStyle.Compact;
        if (fields.Optional("style", JsonValueKind.Object) is { } element)
        {
            var given = new Fields(path, fields.Place("style"), element, "newLine", "indent", "colon", "comma", "end");
            style = new(given.TextOrNull("newLine") ?? "", given.TextOrNull("indent") ?? "", given.TextOrNull("colon") ?? ":", given.TextOrNull("comma") ?? ",", given.TextOrNull("end") ?? "");
        }
        return JsonPrinter.Print(JsonMarshal.GetRawUtf8Value(json), style, 0, JsonPrinter.Lenient);
    }

    // A tape may only name files in its own folder, whoever wrote it.
    string Beside(Fields fields, string name)
    {
        if (!TapeName.IsPlain(name)) throw fields.Bad("file", "is no name of a file beside the tape");
        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        var found = new FileInfo(file);
        if (!found.Exists) throw fields.Bad("file", $"names {name}, which is not there");
        return found.LinkTarget is null ? file : throw fields.Bad("file", "is a link, which may lead anywhere");
    }
}
