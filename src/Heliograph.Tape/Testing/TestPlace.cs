using Heliograph.Tape.Matching;

namespace Heliograph.Tape.Testing;

/// <summary>Where a test's tapes are, from what the compiler knows of the caller.</summary>
static class TestPlace
{
    const string ModeVariable = "HELIOGRAPH_TAPE_MODE";

    const int LongestRow = 60;

    public static string Folder(string file, string member, string? row)
    {
        string source = Existing(file);
        string folder = Path.Combine(Path.GetDirectoryName(source)!, "Tapes", Path.GetFileNameWithoutExtension(source), Name(member));
        return row is null ? folder : Path.Combine(folder, Name(row));
    }

    public static TapeMode ModeHere()
    {
        if (Environment.GetEnvironmentVariable(ModeVariable) is { Length: > 0 } text)
        {
            return Enum.TryParse(text, ignoreCase: true, out TapeMode mode) && Enum.IsDefined(mode) ? mode
                : throw new TapeException(TapeError.BadTape, $"{ModeVariable} is \"{text}\", which is none of {string.Join(", ", Enum.GetNames<TapeMode>()).ToLowerInvariant()}.");
        }
        return Environment.GetEnvironmentVariable("CI") == "true" ? TapeMode.None : TapeMode.Once;
    }

    // Builds that must not depend on their place write /_/tests/XTests.cs: the file is then looked for above the program.
    static string Existing(string file)
    {
        if (Directory.Exists(Path.GetDirectoryName(file))) return file;
        string[] parts = file.Split('/', '\\');
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            for (int skipped = 0; skipped < parts.Length; skipped++)
                if (Path.Combine([folder.FullName, .. parts[skipped..]]) is var candidate && File.Exists(candidate)) return candidate;
        throw new TapeException(TapeError.NotWritten, $"The source of the test, {file}, is not on this machine: open a folder of tapes with Tapes.Open instead.");
    }

    // What can't be in a file's name is replaced, and a digest keeps names apart that this makes alike.
    static string Name(string text) =>
        TapeName.IsPlain(text) ? text : $"{TapeName.Words(text, LongestRow)}-{RequestKey.Digest(text)[..TapeName.FewDigits]}".TrimStart('-');
}
