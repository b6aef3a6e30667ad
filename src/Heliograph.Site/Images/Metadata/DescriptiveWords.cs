using MetadataExtractor;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Xmp;

namespace Heliograph.Site.Images.Metadata;

/// <summary>What somebody wrote about a photograph before it came here; XMP wins over the older IPTC.</summary>
sealed record DescriptiveWords(string? Title, string? Description, IReadOnlyList<string> Keywords)
{
    const int MostKeywords = 75;

    public static DescriptiveWords Of(IptcDirectory? iptc, XmpDirectory? xmp)
    {
        var properties = xmp?.GetXmpProperties() ?? new Dictionary<string, string>();
        var subjects = properties.Where(p => p.Key.StartsWith("dc:subject[", StringComparison.Ordinal) && p.Key.EndsWith(']')).Select(p => p.Value);
        var keywords = subjects.Concat(iptc?.GetStringArray(IptcDirectory.TagKeywords) ?? [])
            .Select(Text.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostKeywords);
        return new(
            First(properties, "dc:title[1]", "dc:title") ?? Text.Clean(iptc?.GetString(IptcDirectory.TagObjectName)) ?? Text.Clean(iptc?.GetString(IptcDirectory.TagHeadline)),
            First(properties, "dc:description[1]", "dc:description") ?? Text.Clean(iptc?.GetString(IptcDirectory.TagCaption)),
            [.. keywords]);
    }

    static string? First(IDictionary<string, string> properties, params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (properties.TryGetValue(path, out string? value) && Text.Clean(value) is { } text)
                return text;
        }

        return null;
    }
}
