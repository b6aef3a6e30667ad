using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Heliograph.Site.Feeds;

namespace Heliograph.Site.FlickrApi.Feeds;

/// <summary>A feed as Flickr's own JSON, inside a call of a function where one is asked for.</summary>
static class JsonFeed
{
    public const string DefaultCallback = "jsonFlickrFeed";

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="callback">Null: plain JSON.</param>
    public static byte[] Write(Feed feed, string? callback)
    {
        var to = new ArrayBufferWriter<byte>();
        if (callback is not null)
            Encoding.UTF8.GetBytes($"{callback}(", to);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", feed.Title);
            json.WriteString("link", feed.Address);
            json.WriteString("description", "");
            json.WriteString("modified", Instant(feed.Updated));
            json.WriteString("generator", feed.Self[..^"/feed".Length]);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
                Write(entry, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (callback is not null)
            Encoding.UTF8.GetBytes(")", to);
        return to.WrittenSpan.ToArray();
    }

    static void Write(FeedEntry entry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("title", entry.Title);
        json.WriteString("link", entry.Address);
        json.WriteStartObject("media");
        json.WriteString("m", entry.Small);
        json.WriteEndObject();
        if (entry.Taken is { } taken)
            json.WriteString("date_taken", taken.Replace(' ', 'T'));
        json.WriteString("description", entry.Html);
        json.WriteString("published", Instant(entry.Posted));
        json.WriteString("author", entry.By);
        json.WriteString("author_id", entry.ById);
        json.WriteString("tags", string.Join(' ', entry.Tags));
        json.WriteEndObject();
    }

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
