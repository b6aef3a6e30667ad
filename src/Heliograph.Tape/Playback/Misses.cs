using System.Text;
using Heliograph.Tape.Matching;
using Heliograph.Tape.Shelves;

namespace Heliograph.Tape.Playback;

/// <summary>Requests that no tape answers: what they are told, and the list of them for the report.</summary>
sealed class Misses(Shelf shelf, RequestMatching matching)
{
    const int Most = 100;

    readonly Lock _gate = new();
    readonly List<string> _texts = [];
    readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_gate) return [.. _texts];
        }
    }

    /// <param name="asked">The request, scrubbed.</param>
    /// <param name="key">Its key.</param>
    /// <param name="why">Null: there is no tape. Else why its tape does not count.</param>
    /// <param name="now">The time of the answer.</param>
    public RecordedResponse Answer(RecordedRequest asked, string key, string? why, DateTimeOffset now)
    {
        string text = why is null ? Explain(asked) : $"{asked.Method} {asked.Url}: {why}\n";
        lock (_gate)
        {
            if (_texts.Count < Most && _keys.Add(key)) _texts.Add(text);
        }
        return new()
        {
            Recorded = now,
            Status = 404,
            Headers = [new("Content-Type", "text/plain; charset=utf-8")],
            Body = TapeBody.Of(Encoding.UTF8.GetBytes(text)),
        };
    }

    string Explain(RecordedRequest asked)
    {
        var text = new StringBuilder($"No tape answers {asked.Method} {asked.Url}\n");
        var nearest = shelf.Tapes.Select(tape => (tape.Name, Difference: Difference.Between(tape.Request, asked, matching))).OrderBy(near => near.Difference.Weight).FirstOrDefault();
        if (nearest.Name is null)
        {
            text.Append("There is no tape in the folder yet.\n");
        }
        else
        {
            text.Append("The nearest is ").Append(nearest.Name).Append(":\n");
            foreach (string line in nearest.Difference.Lines) text.Append("  ").Append(line).Append('\n');
        }
        foreach (string complaint in shelf.Complaints) text.Append(complaint).Append('\n');
        return text.ToString();
    }
}
