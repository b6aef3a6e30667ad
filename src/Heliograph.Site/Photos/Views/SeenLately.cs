using System.Collections.Concurrent;
using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Photos.Views;

/// <summary>Who opened which photo within the last half hour or so, so that a reload and the way back count once. A viewer is kept as a hash.</summary>
sealed class SeenLately(TimeProvider clock)
{
    static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    // Of each of two generations; an entry takes some 50 bytes.
    const int Most = 200_000;

    readonly Lock turning = new();
    ConcurrentDictionary<(long PhotoId, int Viewer), bool> young = new(), old = new();
    long turnedAt = clock.GetTimestamp();

    /// <returns>False where the viewer was there lately.</returns>
    public bool IsNew(long what, Viewer viewer, HttpContext context)
    {
        if (clock.GetElapsedTime(turnedAt) > Lately || young.Count >= Most)
            Turn();
        var visit = (what, WhoIs(viewer, context));
        return young.TryAdd(visit, true) && !old.ContainsKey(visit);
    }

    void Turn()
    {
        lock (turning)
        {
            if (clock.GetElapsedTime(turnedAt) <= Lately && young.Count < Most)
                return;
            (old, young) = (young, new());
            turnedAt = clock.GetTimestamp();
        }
    }

    static int WhoIs(Viewer viewer, HttpContext context) => viewer.PersonId is { } person
        ? person.GetHashCode()
        : HashCode.Combine(context.Connection.RemoteIpAddress, context.Request.Headers.UserAgent.ToString());
}
