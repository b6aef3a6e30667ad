using Heliograph.Site.Data;

namespace Heliograph.Site.Traffic;

/// <summary>Findings that an administrator has looked at and does not want to see again: their ids, a line each.</summary>
sealed class SilencedFindings(DataFolder folder)
{
    const int MostLines = 1_000, LongestId = 32;

    readonly Lock writing = new();

    string Path => System.IO.Path.Combine(folder.Traffic, "silenced");

    public HashSet<string> Read() => File.Exists(Path) ? [.. File.ReadLines(Path).Take(MostLines)] : [];

    public void Silence(string id)
    {
        if (id.Length is > 0 and <= LongestId && id.All(char.IsAsciiLetterOrDigit))
            Change(ids => ids.Add(id));
    }

    public void ShowAgain(string id) => Change(ids => ids.Remove(id));

    void Change(Action<HashSet<string>> change)
    {
        lock (writing)
        {
            var ids = Read();
            change(ids);
            File.WriteAllLines(Path + ".part", ids.Order(StringComparer.Ordinal));
            File.Move(Path + ".part", Path, overwrite: true);
        }
    }
}
