using System.Net;

namespace Heliograph.Site.Tests;

/// <summary>Somebody who visits a site without a browser.</summary>
static class Visitor
{
    /// <summary>With cookies of its own; redirects are shown, not followed.</summary>
    public static HttpClient Of(Uri site) =>
#pragma warning disable CA2000 // The client disposes of its handler.
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = site };
#pragma warning restore CA2000
}
