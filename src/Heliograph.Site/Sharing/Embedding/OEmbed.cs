using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Sharing.Embedding;

/// <summary>Tells other sites how to show a photo whose address somebody put on a page of theirs.</summary>
/// <remarks>oEmbed 1.0, sections 2.2 and 2.3.</remarks>
sealed partial class OEmbed(SiteData data, IOptions<AccountOptions> accounts)
{
    public const string Path = "/services/oembed";
    const int UsualEdge = 1024, ThumbnailEdge = 150, CacheSeconds = 3600;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path,
        (string url, int? maxwidth, int? maxheight, string? format, OEmbed embed, HttpContext context) => embed.AnswerAsync(url, maxwidth, maxheight, format, context));

    async Task<IResult> AnswerAsync(string url, int? maxWidth, int? maxHeight, string? format, HttpContext context)
    {
        if (format is not (null or "" or "json" or "xml"))
            return TypedResults.Problem(SharingTexts.EmbedFormats, statusCode: StatusCodes.Status501NotImplemented);
        var request = context.Request;
        string site = accounts.Value.Address?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
        if (await FindAsync(url, [request.Host.Host, new Uri(site).Host], context.RequestAborted) is not { } photo)
            return TypedResults.NotFound();

        var size = Largest(photo, maxWidth ?? UsualEdge, maxHeight ?? UsualEdge);
        var (width, height) = size.Of(photo);
        var thumbnail = Largest(photo, ThumbnailEdge, ThumbnailEdge);
        var owner = photo.Owner!;
        (string Name, object Value)[] members =
        [
            ("version", "1.0"), ("type", "photo"), ("title", photo.Title.Length > 0 ? photo.Title : PhotoPageTexts.Untitled),
            ("url", site + PhotoAddress.Of(photo, size)), ("width", width), ("height", height), ("web_page", site + PageAddress.Of(photo)),
            ("author_name", owner.Name), ("author_url", site + PageAddress.OfPhotostream(owner.Alias)),
            ("provider_name", WebTexts.SiteName), ("provider_url", site + "/"), ("cache_age", CacheSeconds),
            ("thumbnail_url", site + PhotoAddress.Of(photo, thumbnail)), ("thumbnail_width", thumbnail.Of(photo).Width), ("thumbnail_height", thumbnail.Of(photo).Height),
            ("license", Licences.Name(photo.Licence)), .. Licences.Address(photo.Licence) is { } licence ? [("license_url", (object)licence)] : Array.Empty<(string, object)>(),
        ];
        context.Response.Headers.CacheControl = $"public, max-age={CacheSeconds}";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return format == "xml" ? TypedResults.Bytes(Xml(members), "text/xml; charset=utf-8")
            : TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(members.ToDictionary(m => m.Name, m => m.Value)), "application/json; charset=utf-8");
    }

    /// <returns>Null for addresses of other sites and of what not everybody sees.</returns>
    async Task<Photo?> FindAsync(string url, string[] hosts, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
            return null;
        long? id = PhotoPage().Match(address.AbsolutePath) is { Success: true } page ? long.TryParse(page.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null
            : ShortPage().Match(address.AbsolutePath) is { Success: true } code ? ShortAddress.Parse(code.Groups[1].ValueSpan)
            : null;
        return id is null ? null : await data.Photos.AsNoTracking().Include(p => p.Owner).VisibleTo(Viewer.Anonymous, data).SuitableFor(Viewer.Anonymous, data)
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
    }

    /// <summary>The largest size within a frame, else the smallest there is.</summary>
    static PhotoSize Largest(Photo photo, int width, int height)
    {
        var sizes = PhotoSize.All.Where(s => !s.IsSquare && s.ExistsFor(photo)).ToList();
        return sizes.LastOrDefault(s => s.Of(photo) is var (w, h) && w <= width && h <= height) ?? sizes[0];
    }

    static byte[] Xml((string Name, object Value)[] members)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false }))
        {
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in members)
                xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"\A/photos/[^/]+/([0-9]{1,19})(/.*)?\z")]
    private static partial Regex PhotoPage();

    [GeneratedRegex(@"\A/p/([0-9A-Za-z]{1,16})/?\z")]
    private static partial Regex ShortPage();
}
