using System.Globalization;
using Heliograph.Traffic.Inference;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>A call that waits for the observer: whole, or as no more than what is counted.</summary>
sealed class SeenCall
{
    Exchange? _exchange;
    RouteSample? _route;
    string _method = "", _caller = "", _service = "";
    int _status;
    long _start, _duration;

    /// <param name="failed">Whether it ended with an exception.</param>
    public static SeenCall Counted(HttpContext context, RouteSample route, TrafficObserver observer, TimeSpan took, bool failed)
    {
        var (caller, service) = EndsOf(context, observer);
        return new()
        {
            _route = route,
            _method = HttpMethods.GetCanonicalizedValue(context.Request.Method),
            _caller = caller ?? AddressOf(context.Connection.RemoteIpAddress, 0).Host,
            _service = service ?? (context.Request.Host is { HasValue: true } host ? host.Value : AddressOf(context.Connection.LocalIpAddress, context.Connection.LocalPort).ToString()),
            _status = StatusOf(context, failed),
            _start = StartOf(observer, took),
            _duration = took.Ticks * 100,
        };
    }

    /// <inheritdoc cref="Counted"/>
    public static SeenCall Whole(HttpContext context, RouteSample? route, TrafficObserver observer, TimeSpan took, bool failed, SeenBytes asked, SeenBytes answered)
    {
        var (caller, service) = EndsOf(context, observer);
        var exchange = new Exchange { HasRequest = true, HasResponse = true, Start = StartOf(observer, took), Route = route?.Path, Caller = caller, Service = service };
        exchange.End = exchange.Start + took.Ticks * 100;
        exchange.Client = AddressOf(context.Connection.RemoteIpAddress, context.Connection.RemotePort);
        exchange.Server = AddressOf(context.Connection.LocalIpAddress, context.Connection.LocalPort);
        var build = new MessageBuilder(exchange.Request, int.MaxValue);
        int version = VersionOf(context.Request.Protocol);
        build.Request(context.Request.Method, context.Request.GetEncodedPathAndQuery(), version);
        Add(ref build, context.Request.Headers);
        asked.AddTo(build, exchange.Request);
        build = new MessageBuilder(exchange.Response, int.MaxValue);
        build.Response(StatusOf(context, failed), version);
        Add(ref build, context.Response.Headers);
        answered.AddTo(build, exchange.Response);
        return new() { _exchange = exchange };
    }

    public void GiveTo(Learner learner)
    {
        if (_exchange is not null) learner.Take(_exchange);
        else learner.Pass(_method, _route!.Utf8, _caller, _service, _status, _start, _duration);
    }

    static (string? Caller, string? Service) EndsOf(HttpContext context, TrafficObserver observer) => observer.Options.Ends is { } ends ? ends(context) : (null, null);

    // What nobody caught becomes 500 further out.
    static int StatusOf(HttpContext context, bool failed) => failed && !context.Response.HasStarted ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;

    static long StartOf(TrafficObserver observer, TimeSpan took) => (observer.Time.GetUtcNow() - took - DateTimeOffset.UnixEpoch).Ticks * 100;

    static Traffic.Endpoint AddressOf(System.Net.IPAddress? address, int port) => address is null ? default : Traffic.Endpoint.Of(address, port);

    static void Add(ref MessageBuilder build, IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
            foreach (string? value in values) build.Field(name, value ?? "");
    }

    static int VersionOf(string protocol) => protocol switch
    {
        "HTTP/1.1" => 11,
        "HTTP/2" => 20,
        "HTTP/3" => 30,
        _ => double.TryParse(protocol.AsSpan(Math.Max(0, protocol.IndexOf('/', StringComparison.Ordinal) + 1)), NumberStyles.Float, CultureInfo.InvariantCulture, out double version) ? (int)(version * 10) : 11,
    };
}
