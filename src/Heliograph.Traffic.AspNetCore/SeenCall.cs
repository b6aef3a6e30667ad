using System.Globalization;
using Heliograph.Traffic.Inference;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Makes of a call what the observer learns from.</summary>
static class SeenCall
{
    /// <param name="failed">Whether it ended with an exception.</param>
    public static Exchange Whole(HttpContext context, RouteSample? route, TrafficObserver observer, TimeSpan took, bool failed, SeenBytes asked, SeenResponse answered)
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
        Add(ref build, context.Response.Headers, answered.IsPlain);
        answered.Seen.AddTo(build, exchange.Response);
        return exchange;
    }

    public static (string? Caller, string? Service) EndsOf(HttpContext context, TrafficObserver observer) => observer.Options.Ends is { } ends ? ends(context) : (null, null);

    // What nobody caught becomes 500 further out.
    public static int StatusOf(HttpContext context, bool failed) => failed && !context.Response.HasStarted ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;

    public static long StartOf(TrafficObserver observer, TimeSpan took) => (observer.Time.GetUtcNow() - took - DateTimeOffset.UnixEpoch).Ticks * 100;

    public static Traffic.Endpoint AddressOf(System.Net.IPAddress? address, int port) => address is null ? default : Traffic.Endpoint.Of(address, port);

    static void Add(ref MessageBuilder build, IHeaderDictionary headers, bool isPlain = false)
    {
        foreach (var (name, values) in headers)
        {
            if (isPlain && name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (string? value in values) build.Field(name, value ?? "");
        }
    }

    static int VersionOf(string protocol) => protocol switch
    {
        "HTTP/1.1" => 11,
        "HTTP/2" => 20,
        "HTTP/3" => 30,
        _ => double.TryParse(protocol.AsSpan(Math.Max(0, protocol.IndexOf('/', StringComparison.Ordinal) + 1)), NumberStyles.Float, CultureInfo.InvariantCulture, out double version) ? (int)(version * 10) : 11,
    };
}

/// <summary>A call that is counted and not looked into.</summary>
readonly record struct CountedCall(RouteSample Route, string Method, string Caller, string Service, int Status, long Start, long Duration)
{
    /// <param name="failed">Whether it ended with an exception.</param>
    public static CountedCall Of(HttpContext context, RouteSample route, TrafficObserver observer, TimeSpan took, bool failed)
    {
        var (caller, service) = SeenCall.EndsOf(context, observer);
        return new(
            route,
            HttpMethods.GetCanonicalizedValue(context.Request.Method),
            caller ?? Names.Of(SeenCall.AddressOf(context.Connection.RemoteIpAddress, 0)),
            service ?? (context.Request.Host is { HasValue: true } host ? host.Value : SeenCall.AddressOf(context.Connection.LocalIpAddress, context.Connection.LocalPort).ToString()),
            SeenCall.StatusOf(context, failed),
            SeenCall.StartOf(observer, took),
            took.Ticks * 100);
    }

    public void GiveTo(Learner learner) => learner.Pass(Method, Route.Utf8, Caller, Service, Status, Start, Duration);
}
