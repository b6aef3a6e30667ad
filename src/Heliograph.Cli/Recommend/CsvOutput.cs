using System.Buffers;
using System.Globalization;

namespace Heliograph.Cli.Recommend;

/// <summary>Lines of CSV to standard output, or to a file that is there whole or not at all.</summary>
sealed class CsvOutput : IDisposable
{
    static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    readonly FileInfo? _file;
    readonly StreamWriter _writer;
    bool _isWhole;

    CsvOutput(FileInfo? file)
    {
        _file = file;
        _writer = new StreamWriter(file is null ? Console.OpenStandardOutput() : File.Create(Beside), bufferSize: 1 << 16);
    }

    string Beside => _file!.FullName + ".part";

    /// <summary>Writes all lines; where writing them fails or is cancelled, no file is left.</summary>
    public static void Write(FileInfo? file, string headings, Action<CsvOutput> lines)
    {
        using var output = new CsvOutput(file);
        output._writer.Write(headings + "\n");
        lines(output);
        output._writer.Flush();
        output._isWhole = true;
    }

    public void Line(string first, string second, int rank, float score, string? more = null)
    {
        // Millions of lines: no text of its own for each.
        Span<char> line = stackalloc char[256];
        if (line.TryWrite(CultureInfo.InvariantCulture, $"{Field(first)},{Field(second)},{rank},{score:R}{more}\n", out int length)) _writer.Write(line[..length]);
        else _writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Field(first)},{Field(second)},{rank},{score:R}{more}\n"));
    }

    static string Field(string text) => text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    public void Dispose()
    {
        _writer.Dispose();
        if (_file is null) return;
        if (_isWhole) File.Move(Beside, _file.FullName, overwrite: true);
        else File.Delete(Beside);
    }
}
