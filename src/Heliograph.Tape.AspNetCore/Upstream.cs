namespace Heliograph.Tape.AspNetCore;

/// <summary>The service that stands behind a proxy or middleware.</summary>
public sealed record Upstream
{
    /// <summary>A service.</summary>
    /// <param name="address">Its <c>http</c> or <c>https</c> address; a path in it goes before the path of each request.</param>
    /// <exception cref="ArgumentException">It is another kind of address, or has a query.</exception>
    public Upstream(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new ArgumentException($"\"{address}\" is not a service's address such as https://api.example.org.", nameof(address));
        Address = address;
    }

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Whether its certificate has to be valid.</summary>
    public bool VerifiesTls { get; init; } = true;

    /// <summary>Whether it is spoken to in HTTP/2 from the first byte, without TLS too; else HTTP/2 is used where TLS agrees on it.</summary>
    public bool Http2Only { get; init; }

    /// <summary>The longest that it may take until a connection stands.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest that it may take until its headers come.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(100);
}
