using Heliograph.Site.Data;

namespace Heliograph.Site.Changes;

/// <summary>Where a feature says what it changed.</summary>
static class ChangeLog
{
    /// <summary>
    /// Adds a change, stored with the next save, so in the transaction of what it tells of.
    /// <see cref="SiteData"/> sees to it that changes become visible in the order of their sequence.
    /// </summary>
    /// <param name="personId">Who did it.</param>
    public static void Append(SiteData data, ChangeKind kind, long? photoId, long? personId, TimeProvider clock, long? groupId = null) =>
        data.Changes.Add(new Change { Kind = kind, PhotoId = photoId, PersonId = personId, GroupId = groupId, At = clock.GetUtcNow().ToUnixTimeMilliseconds() });
}
