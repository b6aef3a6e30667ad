using System.Diagnostics;
using Heliograph.Site.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Heliograph.Site.Web.Telemetry;

/// <summary>OpenTelemetry, where the configuration names somebody to tell.</summary>
static class TelemetryFeature
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFeatureOptions<TelemetryOptions>("Telemetry");
        if (configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } endpoint || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
            return;

        bool http = configuration.GetValue<TelemetryProtocol>("Telemetry:Protocol") == TelemetryProtocol.Http;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("heliograph"))
            .WithMetrics(metrics => metrics
                .AddMeter("Heliograph", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
                .AddOtlpExporter(exporter => Address(exporter, address, http, "v1/metrics")))
            .WithTracing(traces => traces
                .AddSource("Heliograph", "Npgsql")
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (activity, response) => Redact(activity, response.HttpContext))
                .AddOtlpExporter(exporter => Address(exporter, address, http, "v1/traces")));
    }

    static void Address(OtlpExporterOptions exporter, Uri address, bool http, string path)
    {
        exporter.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = http ? new Uri($"{address.ToString().TrimEnd('/')}/{path}") : address;
    }

    /// <summary>Addresses hold secrets of photos and codes of reset links: a trace names the route.</summary>
    static void Redact(Activity activity, HttpContext context)
    {
        activity.SetTag("url.path", RequestLog.RouteOf(context));
        activity.SetTag("url.query", null);
        activity.SetTag("heliograph.request_id", context.TraceIdentifier);
    }
}
