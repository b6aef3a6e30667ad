using System.Globalization;
using System.Xml;

namespace Heliograph.Site.Feeds;

/// <summary>A feed as RSS, for readers that know no Atom.</summary>
/// <remarks>RSS 2.0.11, and Media RSS 1.5.1 for the images.</remarks>
static class RssFeed
{
    public const string MediaType = "application/rss+xml";
    const string Media = "http://search.yahoo.com/mrss/";
    const string Creator = "http://purl.org/dc/elements/1.1/";

    public static void Write(XmlWriter xml, Feed feed)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "media", null, Media);
        xml.WriteAttributeString("xmlns", "dc", null, Creator);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.Address);
        xml.WriteElementString("description", feed.Title);
        xml.WriteElementString("lastBuildDate", Instant(feed.Updated));
        foreach (var entry in feed.Entries)
            Item(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Item(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("link", entry.Address);
        xml.WriteElementString("guid", entry.Address);
        xml.WriteElementString("pubDate", Instant(entry.Posted));
        xml.WriteElementString("creator", Creator, entry.By);
        foreach (string tag in entry.Tags)
            xml.WriteElementString("category", tag);
        xml.WriteElementString("description", entry.Html);
        xml.WriteStartElement("content", Media);
        xml.WriteAttributeString("url", entry.Image);
        xml.WriteAttributeString("type", "image/jpeg");
        xml.WriteAttributeString("width", entry.Width.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("height", entry.Height.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static string Instant(DateTimeOffset at) => at.ToString("r", CultureInfo.InvariantCulture);
}
