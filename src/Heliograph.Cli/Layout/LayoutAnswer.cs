using System.Text.Encodings.Web;
using System.Text.Json;
using Heliograph.JustifiedLayout;

namespace Heliograph.Cli.Layout;

/// <summary>What one document is answered with: a layout, or one sentence why there is none.</summary>
sealed record LayoutAnswer(DrawnLayout? Layout, string? Error)
{
    // The answer is read by programs, never put into a page: quotes and accents may stand as they are.
    static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static LayoutAnswer Refuse(string error) => new(null, error);

    public static LayoutAnswer To(JsonElement document)
    {
        try
        {
            var request = LayoutRequest.From(document);
            return new(new(request.Options, Justified.Layout(request.Ratios, request.Options)), null);
        }
        catch (Exception exception) when (exception is LayoutRequestException or InvalidAspectRatioException or ArgumentException or InvalidOperationException)
        {
            return Refuse(exception.Message);
        }
    }

    /// <summary>Writes one line.</summary>
    public void WriteTo(Stream output)
    {
        using (var json = new Utf8JsonWriter(output, s_plain))
        {
            json.WriteStartObject();
            if (Layout is null) json.WriteString("error", Error);
            else WriteLayout(json, Layout);
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    static void WriteLayout(Utf8JsonWriter json, DrawnLayout drawn)
    {
        JsonNumber.Write(json, "containerHeight", drawn.Layout.ContainerHeight);
        json.WriteNumber("widowCount", drawn.Layout.WidowCount);
        json.WriteStartArray("boxes");
        foreach (var box in drawn.Layout.Boxes)
        {
            json.WriteStartObject();
            JsonNumber.Write(json, "aspectRatio", box.AspectRatio);
            if (drawn.IsForced) json.WriteBoolean("forcedAspectRatio", true);
            JsonNumber.Write(json, "top", box.Top);
            JsonNumber.Write(json, "left", box.Left);
            JsonNumber.Write(json, "width", box.Width);
            JsonNumber.Write(json, "height", box.Height);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
