using System.Text;

namespace Heliograph.Tape;

/// <summary>How a folder of tapes was used.</summary>
/// <param name="Unused">Tapes that answered nothing, by file name.</param>
/// <param name="Unmatched">Requests that no tape answered, each with how the nearest tape differs; a hundred at most.</param>
/// <param name="Unreadable">What is wrong with files that can't be read as tapes.</param>
public sealed record TapeReport(IReadOnlyList<string> Unused, IReadOnlyList<string> Unmatched, IReadOnlyList<string> Unreadable)
{
    /// <summary>Whether every tape was used and every request had its tape.</summary>
    public bool IsClean => Unused.Count + Unmatched.Count + Unreadable.Count == 0;

    /// <summary>The report for people; empty where it is clean.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string request in Unmatched) text.Append(request.TrimEnd()).Append('\n');
        foreach (string tape in Unused) text.Append("Nothing asked for ").Append(tape).Append(".\n");
        foreach (string complaint in Unreadable) text.Append(complaint).Append('\n');
        return text.ToString();
    }
}
