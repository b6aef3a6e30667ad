using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Feeds;

/// <summary>How the endings of feeds' addresses are spelt, and what they stand for.</summary>
static class FeedFormat
{
    public const string Atom = ".atom", Rss = ".rss";

    static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };

    /// <summary>Says how long a feed may be kept, and by whom it may be listed.</summary>
    public static void Allow(Feed feed, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        Sharing.Robots.Ask(response, feed.Owner);
    }

    public static IResult Write(Feed feed, bool isAtom)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Xml))
        {
            if (isAtom)
                AtomFeed.Write(xml, feed);
            else
                RssFeed.Write(xml, feed);
        }

        byte[] text = bytes.ToArray();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 12))}\"");
        return TypedResults.Bytes(text, (isAtom ? AtomFeed.MediaType : RssFeed.MediaType) + "; charset=utf-8", entityTag: tag);
    }
}
