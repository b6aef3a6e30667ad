using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Microsoft.AspNetCore.Components;

namespace Heliograph.Site.Web;

/// <summary>
/// What people write about photos, in comments and about themselves: text with a few HTML elements. It is stored as written, and made safe
/// here each time it is shown. Line breaks are kept, so show it where <c>white-space</c> is <c>pre-line</c> (the class <c>prose</c>).
/// </summary>
public static partial class LimitedHtml
{
    static readonly string[] Elements = ["a", "b", "blockquote", "code", "del", "em", "i", "ins", "li", "ol", "p", "s", "strong", "u", "ul"];

    // Their text is none that anybody wrote to be read.
    static readonly string[] Unread = ["SCRIPT", "STYLE", "TEMPLATE", "TITLE", "NOSCRIPT", "IFRAME"];

    // Safe for any number of threads once it is set up, its documentation says.
    static readonly HtmlSanitizer Sanitizer = Make();

    /// <summary>Ready for a page: only harmless elements are left, bare addresses became links, and no link earns rank.</summary>
    public static MarkupString Show(string written) => new(IsPlain(written) ? written : Sanitizer.Sanitize(written));

    /// <summary>The words alone, for titles of links, feeds and searches.</summary>
    public static string Words(string written) => IsPlain(written) ? written : Sanitizer.SanitizeDom(written).Body?.TextContent ?? "";

    static bool IsPlain(string written) => written.AsSpan().IndexOfAny("<>&\"") < 0 && !written.Contains("://", StringComparison.Ordinal);

    static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (Unread.Contains(removing.Tag.TagName))
                removing.Tag.TextContent = "";
        };
        sanitizer.PostProcessDom += (_, done) => Link(done.Document);
        return sanitizer;
    }

    static void Link(IHtmlDocument document)
    {
        foreach (var text in document.Body!.Descendants<IText>().Where(t => t.Data.Contains("://", StringComparison.Ordinal) && t.Ancestors<IHtmlAnchorElement>().FirstOrDefault() is null).ToList())
            LinkAddresses(text, document);
        foreach (var link in document.QuerySelectorAll("a[href]"))
            link.SetAttribute("rel", "nofollow ugc noopener");
    }

    static void LinkAddresses(IText text, IHtmlDocument document)
    {
        int at = 0;
        foreach (var match in Address().EnumerateMatches(text.Data))
        {
            string address = text.Data.Substring(match.Index, match.Length).TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'');
            text.Before(document.CreateTextNode(text.Data[at..match.Index]));
            var link = document.CreateElement("a");
            link.SetAttribute("href", address);
            link.TextContent = address;
            text.Before(link);
            at = match.Index + address.Length;
        }

        text.Data = text.Data[at..];
    }

    [GeneratedRegex(@"\bhttps?://[^\s<>""]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
