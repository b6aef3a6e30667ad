using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference.Paths;

/// <summary>What one segment of a path is by its looks alone.</summary>
enum SegmentKind
{
    /// <summary>A name: of a part of the API, or of a thing.</summary>
    Word,

    /// <summary>Letters and digits mixed, signs, capitals: of a thing rather than of a part of the API.</summary>
    Slug,

    /// <summary>Surely a value.</summary>
    Value,

    /// <summary>A parameter by a rule: <c>{id}</c>.</summary>
    Named,
}

static class Segments
{
    public static SegmentKind KindOf(ReadOnlySpan<byte> segment)
    {
        if (segment is [(byte)'{', .., (byte)'}']) return SegmentKind.Named;
        switch (TextClassifier.Classify(segment))
        {
            case TextFormat.Integer or TextFormat.UnixTime or TextFormat.Decimal or TextFormat.Date or TextFormat.DateTime or TextFormat.Uuid or TextFormat.Hash
                or TextFormat.FlickrNsid or TextFormat.Ipv4 or TextFormat.Email or TextFormat.Jwt:
                return SegmentKind.Value;
        }
        int digits = 0, changes = 0, others = 0;
        bool wasDigit = false, hasPercent = false, isHex = true;
        foreach (byte b in segment)
        {
            bool isDigit = char.IsAsciiDigit((char)b);
            if (isDigit) digits++;
            else if (!char.IsAsciiLetterLower((char)b) && b is not ((byte)'-' or (byte)'_')) others++;
            isHex &= char.IsAsciiHexDigit((char)b);
            hasPercent |= b == '%';
            if (isDigit != wasDigit) changes++;
            wasDigit = isDigit;
        }
        if (hasPercent) return SegmentKind.Value;
        // Hexadecimal ids of 7 signs or more, and what has no rhythm of words.
        if (isHex && segment.Length >= 7 && digits > 0 && changes > 1) return SegmentKind.Value;
        if (segment.Length >= 16 && digits >= 4 && changes >= 5) return SegmentKind.Value;
        bool isVersion = segment.Length <= 4 && segment is [(byte)'v', ..] && digits > 0;
        return (digits > 0 && !isVersion) || others > 0 ? SegmentKind.Slug : SegmentKind.Word;
    }
}
