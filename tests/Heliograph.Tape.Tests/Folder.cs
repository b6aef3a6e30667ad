namespace Heliograph.Tape.Tests;

/// <summary>A folder for one test.</summary>
sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("heliograph-tape-").FullName;

    public string[] Tapes => [.. Directory.GetFiles(Path, "*.tape.json").Order(StringComparer.Ordinal)];

    public string OnlyTape => Assert.Single(Tapes);

    /// <summary>Everything that is in the folder, as text, bodies beside tapes too.</summary>
    public string Everything => string.Join('\n', Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(path => System.IO.Path.GetFileName(path) + "\n" + File.ReadAllText(path)));

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
