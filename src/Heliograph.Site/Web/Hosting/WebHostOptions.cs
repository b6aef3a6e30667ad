using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Heliograph.Site.Web.Hosting;

/// <summary>Section <c>Web</c>.</summary>
public sealed record WebHostOptions : IValidatableObject
{
    /// <summary>
    /// Networks such as <c>10.0.0.0/8</c> or single addresses whose word on a visitor's address, scheme and host is taken. Empty: nobody's.
    /// </summary>
    public string[] TrustedProxies { get; init; } = [];

    /// <summary>How long uploads in flight may take to finish when the site is told to stop.</summary>
    [Range(0, 3600)]
    public int ShutdownSeconds { get; init; } = 30;

    /// <summary>Sends visitors who come by http to https, and tells browsers to stay there. Needs a proxy that speaks https.</summary>
    public bool RequireHttps { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        TrustedProxies.Where(p => ParseProxy(p) is null).Select(p =>
            new ValidationResult($"Web:TrustedProxies holds '{p}', which is neither an address nor a network such as 10.0.0.0/8."));

    internal static IPNetwork? ParseProxy(string proxy) =>
        IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
