using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Tags;

namespace Heliograph.Site.Groups.Interests;

/// <summary>Topics to choose from: what the site has. First what most groups have in their pools, then the tags of the day.</summary>
sealed class TopicOffer(SuggestionModels models, TagFigures tags)
{
    const int Most = 24;

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancel) =>
        [.. models.Current.Topics.Concat((await tags.HotAsync(cancel)).Select(t => t.Clean)).Distinct().Take(Most)];
}
