using System.CommandLine;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>Lines to standard output, or to a file that is there whole or not at all.</summary>
static class TextOutput
{
    public static Option<FileInfo> Option() => new("--out") { Description = "Write to this file, by default to standard output." };

    public static void Write(FileInfo? file, Action<StreamWriter> lines)
    {
        if (file is null) Lines(Console.OpenStandardOutput());
        else FileInTheMaking.Create(file.FullName, Lines);

        bool Lines(Stream stream)
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            lines(writer);
            return true;
        }
    }
}
