using System.Collections.Concurrent;

namespace Heliograph.Site.Accounts.SigningIn;

/// <summary>
/// Whose security stamp changed a moment ago: their older cookies are looked up at once, not after <see cref="Sessions.Recheck"/>.
/// Forgets what is older than that, when every cookie has been looked up anyway.
/// </summary>
sealed class RenewedStamps(TimeProvider clock)
{
    readonly ConcurrentDictionary<long, DateTimeOffset> changed = [];

    public void Note(long personId)
    {
        var now = clock.GetUtcNow();
        changed[personId] = now;
        foreach (var (id, at) in changed)
        {
            if (now - at > Sessions.Recheck)
                changed.TryRemove(new(id, at));
        }
    }

    /// <param name="issued">When the cookie was made, to the second.</param>
    public bool IsOutdated(long personId, DateTimeOffset issued) => changed.TryGetValue(personId, out var at) && issued <= at;
}
