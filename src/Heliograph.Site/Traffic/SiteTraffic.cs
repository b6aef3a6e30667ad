using Heliograph.Traffic;
using Heliograph.Traffic.AspNetCore;
using Heliograph.Traffic.Transforms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Traffic;

/// <summary>Learns the site's own API and pages from the calls that it answers, a day at a time.</summary>
sealed class SiteTraffic : BackgroundService
{
    const int SampleOfRoute = 100, MostWaiting = 128, MostBody = 16 << 10;
    static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(10);

    readonly TrafficDays days;
    readonly TimeProvider time;
    readonly ILogger<SiteTraffic> log;
    readonly Lock saving = new();
    DateOnly today;

    public SiteTraffic(TrafficDays days, IOptions<TrafficOptions> options, TimeProvider time, ILogger<SiteTraffic> log)
    {
        (this.days, this.time, this.log, today) = (days, time, log, DayOf(time));
        if (options.Value.Observe)
            Observer = new(new()
            {
                KeepValues = false,
                MostBytes = options.Value.MostBytes,
                MostBody = MostBody,
                MostWaiting = MostWaiting,
                SampleOfRoute = SampleOfRoute,
                Attention = AttentionTo,
                Ends = CallEnds.Of,
                Transforms = [new KnownMethods(), .. TrafficRules.Flickr],
            }, time);
    }

    /// <summary>Null where the site does not observe itself.</summary>
    public TrafficObserver? Observer { get; }

    /// <summary>Today, by the clock of Greenwich.</summary>
    public DateOnly Today => DayOf(time);

    /// <summary>What was learnt in some days, up to now.</summary>
    public ApiSnapshot Read(DateOnly first, DateOnly last)
    {
        Keep();
        return ApiSnapshot.Load(days.Read(first, last).Select(d => Usable(d.Day, d.Saved)).OfType<byte[]>().Select(saved => new MemoryStream(saved)));
    }

    /// <summary>Writes today down; when the day is over, begins the next and forgets what is too old.</summary>
    public void Keep()
    {
        if (Observer is null)
            return;
        lock (saving)
        {
            var now = DayOf(time);
            days.Write(today, file => Observer.Save(file, startAnew: now != today));
            if (now == today)
                return;
            today = now;
            days.Forget(today);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        days.Forget(today);
        if (days.Read(today, today).Select(d => Usable(d.Day, d.Saved)).FirstOrDefault() is { } saved)
            Observer?.GoOnFrom(new MemoryStream(saved));
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Observer is not null)
            await Observer.DisposeAsync();
        TryKeep();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Observer is null)
            return;
        using var timer = new PeriodicTimer(SaveEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            TryKeep();
    }

    void TryKeep()
    {
        try
        {
            Keep();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(fault, "What was learnt of the site's calls could not be written; it stays in memory and is tried again.");
        }
    }

    /// <summary>A day that cannot be read is as one that is not there: it is about calls, and not what anybody made.</summary>
    byte[]? Usable(DateOnly day, byte[] saved)
    {
        try
        {
            ApiSnapshot.Load([new MemoryStream(saved)]);
            return saved;
        }
        catch (TrafficException fault)
        {
            log.LogWarning(fault, "The calls of {Day} cannot be read, and are left out.", day);
            return null;
        }
    }

    /// <summary>Methods of the API are one route, so each call of it is looked into. Files of the program and what matches no route are not: their addresses are anybody's.</summary>
    static Attention AttentionTo(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint route when route.Metadata.GetMetadata<StaticAssetDescriptor>() is null => context.Request.Path.StartsWithSegments("/services") ? Attention.All : Attention.Sample,
        _ => Attention.None,
    };

    static DateOnly DayOf(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
