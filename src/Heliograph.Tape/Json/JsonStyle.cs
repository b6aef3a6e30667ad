namespace Heliograph.Tape.Json;

/// <summary>The whitespace with which a JSON text was written, so that it can be shown in another and restored.</summary>
/// <param name="NewLine">Between items: a line break, or empty where all is on one line.</param>
/// <param name="Indent">Per level, after a line break.</param>
/// <param name="Colon">The colon with the whitespace around it.</param>
/// <param name="Comma">The comma with the whitespace after it, where all is on one line.</param>
/// <param name="End">What follows the last token.</param>
readonly record struct JsonStyle(string NewLine, string Indent, string Colon, string Comma, string End)
{
    public static JsonStyle Compact { get; } = new("", "", ":", ",", "");

    public static JsonStyle Pretty { get; } = new("\n", "  ", ": ", ",", "");

    /// <summary>The style that the text seems to have, judged by its first gaps.</summary>
    public static JsonStyle Guess(ReadOnlySpan<byte> json)
    {
        var style = Compact;
        if (json.IsEmpty || json[0] is not ((byte)'{' or (byte)'[')) return style with { End = Gap(json[(json.TrimEnd(" \t\r\n"u8).Length)..]) };

        string first = Gap(json[1..]);
        int line = first.IndexOf('\n', StringComparison.Ordinal);
        if (line >= 0) style = style with { NewLine = first[..(line + 1)], Indent = first[(line + 1)..] };
        style = style with { End = Gap(json[json.TrimEnd(" \t\r\n"u8).Length..]) };

        bool colon = false, comma = line >= 0;
        for (int at = 0; at < json.Length && !(colon && comma); at++)
        {
            if (json[at] == '"') at = EndOfString(json, at);
            else if (json[at] == ':' && !colon)
            {
                colon = true;
                style = style with { Colon = (at > 0 && json[at - 1] == ' ' ? " :" : ":") + Gap(json[(at + 1)..]) };
            }
            else if (json[at] == ',' && !comma)
            {
                comma = true;
                style = style with { Comma = "," + Gap(json[(at + 1)..]) };
            }
        }
        return style;
    }

    static string Gap(ReadOnlySpan<byte> json)
    {
        int length = json.IndexOfAnyExcept(" \t\r\n"u8);
        // Longer gaps are nobody's style.
        return System.Text.Encoding.ASCII.GetString(json[..Math.Min(length < 0 ? json.Length : length, 32)]);
    }

    static int EndOfString(ReadOnlySpan<byte> json, int at)
    {
        for (at++; at < json.Length && json[at] != '"'; at++)
            if (json[at] == '\\') at++;
        return at;
    }
}
