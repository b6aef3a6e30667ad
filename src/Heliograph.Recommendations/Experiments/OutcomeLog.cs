using System.Globalization;
using Heliograph.Recommendations.Input;

namespace Heliograph.Recommendations.Experiments;

/// <summary>Exposures and outcomes as lines of CSV: <c>time,experiment,variant,person,item,outcome</c>.</summary>
public static class OutcomeLog
{
    const string Headings = "time,experiment,variant,person,item,outcome";

    /// <summary>Adds lines to a log.</summary>
    /// <param name="writer">The log, at its end.</param>
    /// <param name="outcomes">What happened.</param>
    public static void Append(TextWriter writer, IEnumerable<LoggedOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (var (time, experiment, variant, person, item, outcome) in outcomes)
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{time},{CsvLine.Quoted(experiment)},{CsvLine.Quoted(variant)},{CsvLine.Quoted(person)},{CsvLine.Quoted(item)},{Name(outcome)}\n"));
    }

    /// <summary>Reads a log line by line; a line of headings is passed over.</summary>
    /// <param name="reader">The log.</param>
    /// <param name="name">What to call it where something is wrong.</param>
    /// <exception cref="RecommendationDataException">A line is not one of a log.</exception>
    public static IEnumerable<LoggedOutcome> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || number == 1 && line.TrimStart('\uFEFF') == Headings) continue;
            yield return Parse(line, name, number);
        }
    }

    static LoggedOutcome Parse(string line, string name, long number)
    {
        var rest = line.AsMemory();
        string[] fields = new string[6];
        for (int i = 0; i < fields.Length; i++) fields[i] = CsvLine.NextField(ref rest, name, number).ToString();
        if (!long.TryParse(fields[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time) || fields.Any(field => field.Length == 0) || !rest.IsEmpty)
            throw new RecommendationDataException(RecommendationFault.BadLine, name, number, $"A line has the form {Headings}, with Unix milliseconds for its time.");
        foreach (var outcome in Enum.GetValues<Outcome>())
            if (fields[5] == Name(outcome)) return new(time, fields[1], fields[2], fields[3], fields[4], outcome);
        throw new RecommendationDataException(RecommendationFault.BadLine, name, number, $"'{fields[5]}' is no outcome; write shown, opened, joined or dismissed.");
    }

    static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Shown => "shown",
        Outcome.Opened => "opened",
        Outcome.Joined => "joined",
        _ => "dismissed",
    };
}
