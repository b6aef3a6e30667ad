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
        foreach (var photo in feed.Photos)
            Entry(xml, photo);
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedPhoto photo)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, photo.Address);
        xml.WriteElementString("title", Namespace, photo.Title);
        xml.WriteElementString("published", Namespace, Instant(photo.Posted));
        xml.WriteElementString("updated", Namespace, Instant(photo.Updated));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, photo.By);
        xml.WriteElementString("uri", Namespace, photo.ByAddress);
        xml.WriteEndElement();
        Link(xml, "alternate", photo.Address, "text/html");
        Link(xml, "enclosure", photo.Image, "image/jpeg");
        if (photo.Licence is { } licence)
            Link(xml, "license", licence, "text/html"); // RFC 4946
        foreach (string tag in photo.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", tag);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(photo.Html);
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
