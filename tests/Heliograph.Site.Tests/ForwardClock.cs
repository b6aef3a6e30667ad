namespace Heliograph.Site.Tests;

/// <summary>
/// The machine's clock, put forward: for a whole site, whose timers go on as they do. A clock that stands still fires
/// each of their ticks when it is moved, millions of them in a month.
/// </summary>
sealed class ForwardClock : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan time) => ahead += time;
}
