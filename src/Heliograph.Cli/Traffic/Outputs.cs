namespace Heliograph.Cli.Traffic;

/// <summary>Where results go.</summary>
static class Outputs
{
    /// <summary>Writes a file as a whole or not at all, or to standard output where there is none.</summary>
    public static void Write(FileInfo? file, MemoryStream content)
    {
        content.Position = 0;
        if (file is null)
        {
            using var output = Console.OpenStandardOutput();
            content.CopyTo(output);
            return;
        }
        string unfinished = file.FullName + ".part";
        try
        {
            using (var stream = File.Create(unfinished)) content.CopyTo(stream);
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
