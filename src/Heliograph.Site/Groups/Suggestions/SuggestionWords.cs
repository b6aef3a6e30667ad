using System.Globalization;
using Heliograph.Recommendations.Serving;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>Why a group is suggested, in words.</summary>
static class SuggestionWords
{
    /// <param name="subject">The name of the group that the reason names.</param>
    public static string Of(SuggestedGroup suggested, string? subject) => suggested switch
    {
        { Reason: ReasonKind.SharesPhotos } when subject is not null => string.Format(CultureInfo.CurrentCulture, SuggestionTexts.SharesPhotos, suggested.Count, subject),
        { Reason: ReasonKind.SharesMembers } when subject is not null => string.Format(CultureInfo.CurrentCulture, SuggestionTexts.SharesMembers, suggested.Count, subject),
        { Reason: ReasonKind.Trending } => string.Format(CultureInfo.CurrentCulture, SuggestionTexts.Trending, suggested.Count),
        { Reason: ReasonKind.Popular } => GroupPhrases.Members(suggested.Count),
        { Topic: { } topic } => string.Format(CultureInfo.CurrentCulture, SuggestionTexts.AboutTopic, topic),
        { Reason: ReasonKind.Curated } => SuggestionTexts.Curated,
        _ => SuggestionTexts.Suggested,
    };
}
