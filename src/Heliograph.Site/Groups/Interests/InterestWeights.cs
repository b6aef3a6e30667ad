namespace Heliograph.Site.Groups.Interests;

/// <summary>How much of a join each sign of interest in a group counts; <c>docs/groups.md</c> has the table.</summary>
static class InterestWeights
{
    public const float Join = 1;

    /// <summary>A photo of one's own in its pool; at most <see cref="MostPosts"/> together.</summary>
    public const float Post = 0.1f, MostPosts = 0.5f;

    /// <summary>A favourite among the photos of its pool; at most <see cref="MostFavourites"/> together.</summary>
    public const float Favourite = 0.1f, MostFavourites = 0.4f;

    /// <summary>Somebody in it whom one follows; at most <see cref="MostFollows"/> together.</summary>
    public const float Follow = 0.05f, MostFollows = 0.2f;

    /// <summary>A visit; at most <see cref="MostVisits"/> together.</summary>
    public const float Visit = 0.05f, MostVisits = 0.2f;

    /// <summary>A minute spent there; at most <see cref="MostMinutes"/> together.</summary>
    public const float Minute = 0.02f, MostMinutes = 0.2f;

    /// <summary>A topic that one chose among the tags of its pool: adds so much of itself to how far up it stands among what is new or chosen.</summary>
    public const float Topic = 1;

    /// <summary>What was turned down takes away this share of what a join adds; the engine's.</summary>
    public const float NotInterested = -0.5f;

    public static float Of(GroupSigns signs) =>
        Math.Min(MostPosts, Post * signs.Posts) + Math.Min(MostFavourites, Favourite * signs.Favourites) + Math.Min(MostFollows, Follow * signs.Follows)
        + Math.Min(MostVisits, Visit * signs.Visits) + Math.Min(MostMinutes, Minute * signs.Seconds / 60);
}
