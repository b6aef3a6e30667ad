namespace Heliograph.Recommendations.Serving;

/// <summary>What a reason says. Values are stable.</summary>
public enum ReasonKind
{
    /// <summary>Nothing in particular: always true, says nothing about anybody.</summary>
    Suggested = 0,

    /// <summary>It shares <c>Count</c> photos with <c>Subject</c>, a group the person is in.</summary>
    SharesPhotos = 1,

    /// <summary>It shares <c>Count</c> members with <c>Subject</c>, a group the person is in.</summary>
    SharesMembers = 2,

    /// <summary><c>Count</c> people joined it lately.</summary>
    Trending = 3,

    /// <summary>It has <c>Count</c> members.</summary>
    Popular = 4,

    /// <summary>Somebody chose it.</summary>
    Curated = 5,
}

/// <summary>A fact that a reason could be made of.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Count">The number it gives.</param>
/// <param name="Members">How many members stand behind that number: who took the photos, who joined.</param>
/// <param name="Subject">The group it names; null where it names none.</param>
public readonly record struct Evidence(ReasonKind Kind, int Count, int Members, int? Subject = null);

/// <summary>Why an item is shown.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Count">The number it gives; 0 where it gives none.</param>
/// <param name="Subject">The group it names; null where it names none.</param>
public readonly record struct Reason(ReasonKind Kind, int Count = 0, int? Subject = null)
{
    /// <summary>The best of what may be said: a group is named only if the person is in it, and a number given only if enough
    /// members stand behind it for none of them to be recognised.</summary>
    internal static Reason For(Candidate candidate, PersonState person, int minMembers)
    {
        var said = (candidate.Evidence ?? [])
            .Where(evidence => evidence.Count > 0 && evidence.Members >= minMembers && IsWhole(evidence) && (evidence.Subject is not { } group || person.MayName(group)))
            .OrderBy(evidence => evidence.Kind).ThenByDescending(evidence => evidence.Count).ThenBy(evidence => evidence.Subject)
            .Select(evidence => new Reason(evidence.Kind, evidence.Count, evidence.Subject));
        var unsaid = new Reason(candidate.Source == Source.Curated ? ReasonKind.Curated : ReasonKind.Suggested);
        return said.FirstOrDefault(unsaid);
    }

    // What shares must say with which group; the rest names none.
    static bool IsWhole(Evidence evidence) => evidence.Kind is ReasonKind.SharesPhotos or ReasonKind.SharesMembers
        ? evidence.Subject is not null
        : evidence.Kind is ReasonKind.Trending or ReasonKind.Popular && evidence.Subject is null;
}
