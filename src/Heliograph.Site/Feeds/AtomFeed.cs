using System.Globalization;
using System.Xml;

namespace Heliograph.Site.Feeds;

/// <summary>A feed as Atom.</summary>
/// <remarks>RFC 4287.</remarks>
static class AtomFeed
{
    public const string MediaType = "application/atom+xml";
    const string Namespace = "http://www.w3.org/2005/Atom";

    public static void Write(XmlWriter xml, Feed feed)
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteElementString("id", Namespace, feed.Address);
        xml.WriteElementString("title", Namespace, feed.Title);
        xml.WriteElementString("updated", Namespace, Instant(feed.Updated));
        Link(xml, "alternate", feed.Address, "text/html");
        Link(xml, "self", feed.Self + FeedFormat.Atom, MediaType);
        foreach (var entry in feed.Entries)
            Entry(xml, entry);
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, entry.Address);
        xml.WriteElementString("title", Namespace, entry.Title);
        xml.WriteElementString("published", Namespace, Instant(entry.Posted));
        xml.WriteElementString("updated", Namespace, Instant(entry.Updated));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, entry.By);
        xml.WriteElementString("uri", Namespace, entry.ByAddress);
        xml.WriteEndElement();
        Link(xml, "alternate", entry.Address, "text/html");
        Link(xml, "enclosure", entry.Image, "image/jpeg");
        if (entry.Licence is { } licence)
            Link(xml, "license", licence, "text/html"); // RFC 4946
        foreach (string tag in entry.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", tag);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
