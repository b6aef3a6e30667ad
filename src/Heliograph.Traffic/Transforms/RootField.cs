using System.Text;
using System.Text.Json;
using Heliograph.Traffic.Inference.Bodies;

namespace Heliograph.Traffic.Transforms;

/// <summary>A field at the top of a response: a member of JSON's outermost object, an attribute of XML's outermost element.</summary>
static class RootField
{
    public static bool Is(ObservedCall observed, string field, string value)
    {
        if (!observed.IsResponseReadable || observed.ResponseBody.IsEmpty) return false;
        if (BodyLearning.IsXml(observed.ResponseType)) return XmlWalker.Parse(observed.ResponseBody.Span)?.Attribute(field)?.Value == value;
        return BodyLearning.IsJson(observed.ResponseType) && IsInJson(observed.ResponseBody.Span, field, value);
    }

    static bool IsInJson(ReadOnlySpan<byte> json, string field, string value)
    {
        // Most answers don't have the value anywhere: that is quicker to see.
        Span<byte> sought = stackalloc byte[64];
        if (!Encoding.UTF8.TryGetBytes(value, sought, out int length) || json.IndexOf(sought[..length]) < 0) return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isIt = reader.ValueTextEquals(field);
                reader.Read();
                if (isIt) return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(value);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // What is no JSON has no field.
        }
        return false;
    }
}
