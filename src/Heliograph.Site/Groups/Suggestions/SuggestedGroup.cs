using Heliograph.Recommendations.Serving;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>A group in a person's list, and why.</summary>
/// <param name="Subject">The group that the reason names; one that the person is in.</param>
/// <param name="Topic">The topic of the person's that it is about, where nothing else is said for it.</param>
public sealed record SuggestedGroup(long Group, ReasonKind Reason, int Count, long? Subject, string? Topic);
