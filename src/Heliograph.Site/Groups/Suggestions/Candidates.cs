using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Serving;
using Heliograph.Site.Groups.Interests;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>Groups that might be suggested to a person, by number: those of the model, and beyond its end those that came since.</summary>
sealed class Candidates(SuggestionModel model, PersonInterests interests)
{
    const int MostPersonal = 200, MostTrending = 60, MostByTopic = 60, MostSubjects = 40;

    readonly List<long> newer = [];

    /// <summary>What is known of the person in the model's numbers; a group that it does not know says nothing.</summary>
    public IReadOnlySet<int> Joined => field ??= Numbers(interests.Joined.Keys);

    public long GroupOf(int item) => item < model.Groups.Count ? model.Groups[item] : newer[item - model.Groups.Count];

    public int NumberOf(long group)
    {
        if (model.ItemOf(group) is { } item)
            return item;
        int at = newer.IndexOf(group);
        if (at < 0)
        {
            at = newer.Count;
            newer.Add(group);
        }

        return model.Groups.Count + at;
    }

    public HashSet<int> Numbers(IEnumerable<long> groups) => [.. groups.Select(NumberOf)];

    /// <param name="curated">Groups that administrators recommend, the latest first.</param>
    /// <param name="active">Public groups in which something happened last, the latest first: what a young site has to offer.</param>
    public List<Candidate> All(IReadOnlyList<long> curated, IReadOnlyList<long> active)
    {
        var found = new List<Candidate>();
        int[] topics = model.NumbersOf(interests.Topics.Select(t => t.Clean));
        int known = model.Groups.Count;
        int[] joined = [.. interests.Recent.Select(model.ItemOf).OfType<int>()];
        int[] dismissed = [.. interests.Dismissed.Select(model.ItemOf).OfType<int>()];
        Leaning[] leanings = [.. interests.Signs.Where(s => model.ItemOf(s.Key) is not null).Select(s => new Leaning(model.ItemOf(s.Key)!.Value, InterestWeights.Of(s.Value)))];
        if (known > 0)
        {
            if (joined.Length + leanings.Length > 0)
                found.AddRange(model.Personal.Top(new Taste(joined, dismissed, leanings), MostPersonal).Select(s => new Candidate(s.Item, s.Score, Evidence: EvidenceFor(s.Item, joined))));
            var trending = model.Trends.Top(new Taste(joined, dismissed), MostTrending);
            float hottest = Math.Max(trending.Length > 0 ? trending[0].Score : 0, float.Epsilon);
            found.AddRange(trending.Select(s => new Candidate(s.Item, (s.Score / hottest) + TopicShare(s.Item, topics), Source.Trending, Evidence: EvidenceFor(s.Item, joined))));
            found.AddRange(model.Tags.Top(topics, MostByTopic).Select(s => new Candidate(s.Item, s.Score + TopicShare(s.Item, topics), Source.Trending, Evidence: EvidenceFor(s.Item, joined))));
        }

        found.AddRange(active.Select((group, place) => new Candidate(NumberOf(group), -1 - place, Source.Trending)));
        found.AddRange(curated.Select(NumberOf).Select((item, place) => new Candidate(item, TopicShare(item, topics) - (place * 0.01f), Source.Curated, Evidence: EvidenceFor(item, joined))));
        return found;
    }

    /// <summary>The first of the person's topics that a group has among the tags of its pool.</summary>
    public string? TopicOf(int item) => interests.Topics.FirstOrDefault(t => model.NumbersOf([t.Clean]) is [var tag] && model.HasTag(item, tag))?.Raw;

    float TopicShare(int item, int[] topics) => topics.Length == 0 ? 0 : InterestWeights.Topic * topics.Count(t => model.HasTag(item, t)) / topics.Length;

    List<Evidence> EvidenceFor(int item, int[] joined)
    {
        var said = new List<Evidence>();
        if (item >= model.Groups.Count)
            return said;
        foreach (var near in model.ByMembers[item])
        {
            if (Array.IndexOf(joined, near.Item) >= 0)
                said.Add(new Evidence(ReasonKind.SharesMembers, near.Common, near.Common, near.Item));
        }

        foreach (var near in model.ByPhotos[item])
        {
            if (said.Count < MostSubjects && Array.IndexOf(joined, near.Item) >= 0 && model.Shared(item, near.Item) is var (photos, owners))
                said.Add(new Evidence(ReasonKind.SharesPhotos, photos, owners, near.Item));
        }

        if (model.LatelyJoined[item] is > 0 and var lately)
            said.Add(new Evidence(ReasonKind.Trending, lately, lately));
        return said;
    }
}
