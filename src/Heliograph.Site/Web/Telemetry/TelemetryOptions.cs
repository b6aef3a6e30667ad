using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Web.Telemetry;

/// <summary>How metrics and traces travel. Values are those of <c>Telemetry:Protocol</c>.</summary>
public enum TelemetryProtocol { Grpc, Http }

/// <summary>Section <c>Telemetry</c>.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Where metrics and traces go by OpenTelemetry's protocol, such as <c>http://localhost:4317</c>. Empty: nowhere, and none are gathered.</summary>
    [Url]
    public string? OtlpEndpoint { get; init; }

    public TelemetryProtocol Protocol { get; init; }
}
