using Heliograph.Recommendations;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Recommenders;
using Heliograph.Recommendations.Relations;
using Heliograph.Recommendations.Sparse;
using Heliograph.Recommendations.Tuning;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>What suggestions are made by, whole in memory. Immutable and safe for any number of readers; a newer one takes its place at once.</summary>
sealed class SuggestionModel
{
    static readonly TimeSpan HalfLife = TimeSpan.FromDays(7), Lately = TimeSpan.FromDays(30);

    // Lists on a group's page: shorter than this many times over.
    const int Neighbours = 50;

    const int MostTopics = 24;

    readonly ModelData data;
    readonly Dictionary<long, int> items;

    SuggestionModel(long version, ModelData data, FusionChoice choice, DateTimeOffset now, CancellationToken cancel)
    {
        (Version, this.data) = (version, data);
        items = data.Groups.Index().ToDictionary(g => g.Item, g => g.Index);
        Interactions = new Interactions(data.Members);
        Personal = Automatic.Fit(Interactions, choice, cancel);
        ByMembers = Find(Interactions.ByItem, cancel);
        ByPhotos = Find(data.Photos, cancel);
        ByContent = MergedNeighbours.Of(Neighbours, (ByPhotos, 1), (Find(data.Tags, cancel), 0.5f));
        ForPhotos = new ItemBased(ByPhotos);
        Tags = new FeatureMatch(data.Tags);
        var trending = new Trending(data.Groups.Length, HalfLife);
        LatelyJoined = new int[data.Groups.Length];
        long since = (now - Lately).ToUnixTimeMilliseconds();
        foreach (var (item, at) in data.Joins)
        {
            trending.Add(item, DateTimeOffset.FromUnixTimeMilliseconds(at));
            LatelyJoined[item] += at >= since ? 1 : 0;
        }

        Trends = trending.At(now);
        var byTag = data.Tags.Transpose();
        Topics = [.. data.TagNumbers.OrderByDescending(t => byTag[t.Value].Length).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTopics).Select(t => t.Key)];
    }

    /// <summary>Before anything was built: knows no group.</summary>
    public static SuggestionModel Empty { get; } = Build(
        0, new ModelData([], SparseMatrix.FromPairs(0, 0, []), [], SparseMatrix.FromPairs(0, 0, []), [], new Dictionary<long, int>(), SparseMatrix.FromPairs(0, 0, []), new Dictionary<string, int>()),
        new FusionChoice(Alpha: 1, Beta: 0, Shrinkage: 0, Regularisation: null, WalkWeight: 1, TfIdfWeight: 0, EaseWeight: 0), DateTimeOffset.UnixEpoch, default);

    /// <summary>Of its row in <c>group_model</c>; 0: none was built.</summary>
    public long Version { get; }

    public IReadOnlyList<long> Groups => data.Groups;
    public Interactions Interactions { get; }

    /// <summary>Scores groups for a person.</summary>
    public Recommender Personal { get; }

    /// <summary>Groups that share members, by cosine.</summary>
    public NeighbourLists ByMembers { get; }

    /// <summary>Groups that share photos, by cosine.</summary>
    public NeighbourLists ByPhotos { get; }

    /// <summary>Groups that share photos and tags.</summary>
    public NeighbourLists ByContent { get; }

    /// <summary>Scores groups for a photo by the groups that it is in.</summary>
    public ItemBased ForPhotos { get; }

    /// <summary>Finds groups by tags.</summary>
    public FeatureMatch Tags { get; }

    /// <summary>What many joined of late.</summary>
    public Recommender Trends { get; }

    /// <summary>By item: how many joined in the last 30 days.</summary>
    public int[] LatelyJoined { get; }

    /// <summary>The tags that most groups have in their pools.</summary>
    public IReadOnlyList<string> Topics { get; }

    public int? ItemOf(long group) => items.TryGetValue(group, out int item) ? item : null;

    /// <returns>Those of the tags that groups have, by number.</returns>
    public int[] NumbersOf(IEnumerable<string> tags) => [.. tags.Distinct().Select(t => data.TagNumbers.TryGetValue(t, out int number) ? number : -1).Where(n => n >= 0)];

    public bool HasTag(int item, int tag) => item < data.Tags.RowCount && data.Tags.Contains(item, tag);

    /// <summary>How many photos two groups share, and how many people took them.</summary>
    public (int Photos, int Owners) Shared(int one, int other)
    {
        var (short_, long_) = data.Photos[one].Length <= data.Photos[other].Length ? (one, other) : (other, one);
        var owners = new HashSet<int>();
        int count = 0;
        foreach (int photo in data.Photos[short_])
        {
            if (!data.Photos.Contains(long_, photo))
                continue;
            count++;
            owners.Add(data.PhotoOwners[photo]);
        }

        return (count, owners.Count);
    }

    /// <summary>Long work.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SuggestionModel Build(long version, ModelData data, FusionChoice choice, DateTimeOffset now, CancellationToken cancel) => new(version, data, choice, now, cancel);

    static NeighbourLists Find(SparseMatrix matrix, CancellationToken cancel) => new AllPairs(matrix, new NeighbourOptions { Count = Neighbours }).Run(cancel: cancel);
}
