namespace Heliograph.Traffic;

/// <summary>What one stage was given, passed on, and dropped.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="In">What came in.</param>
/// <param name="Out">What went out.</param>
/// <param name="Noted">Why things were dropped, and what else was met, with counts; without what did not happen.</param>
public sealed record StageCounts(string Stage, string Unit, long In, long Out, IReadOnlyDictionary<string, long> Noted);
