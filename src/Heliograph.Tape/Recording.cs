using Heliograph.Tape.Format;
using Heliograph.Tape.Matching;
using Heliograph.Tape.Secrets;

namespace Heliograph.Tape;

/// <summary>What one tape holds: a request and its responses in the order in which they were recorded.</summary>
/// <param name="Request">The request, scrubbed.</param>
/// <param name="Responses">At least one response.</param>
public sealed record Recording(RecordedRequest Request, IReadOnlyList<RecordedResponse> Responses)
{
    /// <summary>Reads a tape.</summary>
    /// <param name="path">The file, <c>NAME.tape.json</c>.</param>
    /// <exception cref="TapeException">It can't be read, is torn, or is no tape.</exception>
    public static Recording Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new TapeReader(path).Read();
    }

    /// <summary>Writes a tape whole or not at all, in place of one that is there; large and binary bodies go into files beside it. Nothing is
    /// scrubbed here.</summary>
    /// <param name="path">The file, <c>NAME.tape.json</c>; its folder is made where it is missing.</param>
    /// <exception cref="TapeException">It can't be written.</exception>
    /// <exception cref="ArgumentException">The file's name does not end in <c>.tape.json</c>.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.EndsWith(TapeName.Extension, StringComparison.Ordinal)) throw new ArgumentException($"A tape's name ends in {TapeName.Extension}.", nameof(path));
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            var side = new SideFiles(folder, Path.GetFileName(path)[..^TapeName.Extension.Length]);
            AtomicFile.Write(path, TapeWriter.Write(this, side));
            side.DeleteOthers();
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw new TapeException(TapeError.NotWritten, $"The tape {path} can't be written: {fault.Message}", fault);
        }
    }

    /// <summary>The same without what the rules call a secret; this very object where there is nothing to scrub.</summary>
    /// <param name="rules">What is secret.</param>
    public Recording Scrubbed(SecretRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var scrubbed = new Scrubber(rules).Scrub(this);
        return ReferenceEquals(scrubbed, this) ? this
            : scrubbed with { Responses = [.. scrubbed.Responses.Select(response => ContentLength.Fit(response, Request.Method))] };
    }

    /// <summary>What has changed since an earlier recording, in lines for people: statuses, headers, JSON by place, text by line. Dates and timing
    /// don't count.</summary>
    /// <param name="older">The earlier recording.</param>
    /// <returns>Empty where nothing has.</returns>
    public IReadOnlyList<string> DifferencesFrom(Recording older)
    {
        ArgumentNullException.ThrowIfNull(older);
        return RecordingDifference.Between(older, this);
    }
}
