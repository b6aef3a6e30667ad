using System.Text.Json;

namespace Heliograph.Cli.Layout;

/// <summary>One document of the input, or what is wrong with the line it should stand on.</summary>
/// <param name="Json">The document.</param>
/// <param name="Complaint">Empty where there is one.</param>
/// <param name="StandsAlone">Whether it is the whole input, and not one line of it.</param>
readonly record struct LayoutInput(JsonElement Json, string Complaint, bool StandsAlone = false)
{
    public bool IsJson => Complaint.Length == 0;

    /// <summary>Reads one document a line where the first line is a whole one, else all lines as one document.</summary>
    public static IEnumerable<LayoutInput> Read(TextReader reader)
    {
        int line = 0;
        string? first = NextLine(reader, ref line);
        if (first is null)
        {
            yield return new(default, "Line 1 is not JSON: there is nothing on standard input.", StandsAlone: true);
            yield break;
        }
        int firstLine = line;
        var document = Parse(first, firstLine);
        if (!document.IsJson)
        {
            string rest = reader.ReadToEnd();
            if (rest.Length > 0) document = Parse(first + "\n" + rest, firstLine);
            yield return document with { StandsAlone = true };
            yield break;
        }
        yield return document;
        while (NextLine(reader, ref line) is { } next) yield return Parse(next, line);
    }

    static string? NextLine(TextReader reader, ref int line)
    {
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text)) return text;
        }
        return null;
    }

    static LayoutInput Parse(string text, int firstLine)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(document.RootElement.Clone(), "");
        }
        catch (JsonException exception)
        {
            long line = firstLine + (exception.LineNumber ?? 0);
            return new(default, $"Line {line} is not JSON, from byte {exception.BytePositionInLine ?? 0} on.");
        }
    }
}
