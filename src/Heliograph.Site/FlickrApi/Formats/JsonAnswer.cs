using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Heliograph.Site.FlickrApi.Formats;

/// <summary>Writes answers as the format <c>json</c>, inside a call of a function where one is asked for.</summary>
static class JsonAnswer
{
    // Letters stay letters; what would mean something in HTML or end a line of script is escaped.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <param name="callback">Null: plain JSON.</param>
    public static void Write(Element reply, string? callback, IBufferWriter<byte> to) => Write(callback, to, json =>
    {
        WriteMembers(reply, json);
        json.WriteString("stat", "ok");
    });

    /// <inheritdoc cref="Write(Element, string?, IBufferWriter{byte})"/>
    public static void Write(ApiFault fault, string? callback, IBufferWriter<byte> to) => Write(callback, to, json =>
    {
        json.WriteString("stat", "fail");
        json.WriteNumber("code", fault.Code);
        json.WriteString("message", fault.Message);
        foreach (var (name, value) in fault.Details)
            json.WriteString(name, value);
    });

    static void Write(string? callback, IBufferWriter<byte> to, Action<Utf8JsonWriter> members)
    {
        if (callback is not null)
            Encoding.UTF8.GetBytes($"{callback}(", to);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        if (callback is not null)
            Encoding.UTF8.GetBytes(")", to);
    }

    static void WriteObject(Element element, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(element, json);
        json.WriteEndObject();
    }

    static void WriteMembers(Element element, Utf8JsonWriter json)
    {
        foreach (var member in element.Members)
        {
            json.WritePropertyName(member.Name);
            if (member.Child is { } child)
            {
                WriteObject(child, json);
            }
            else if (member.List is { } list)
            {
                json.WriteStartArray();
                foreach (var one in list)
                    WriteObject(one, json);
                json.WriteEndArray();
            }
            else if (member.Text is { } text)
            {
                json.WriteStringValue(text);
            }
            else
            {
                json.WriteNumberValue(member.Number);
            }
        }

        if (element.Words is { } words)
            json.WriteString("_content", words);
    }
}
