using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Web.Hosting;

/// <summary>What every request passes before it meets a feature, and how the process ends.</summary>
static class WebHostFeature
{
    const int HttpsPort = 443;

    public static void AddWebHost(this IServiceCollection services)
    {
        services.AddFeatureOptions<WebHostOptions>("Web");
        services.AddOptions<HostOptions>().Configure<IOptions<WebHostOptions>>((host, web) =>
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(web.Value.ShutdownSeconds);
            // Jobs are handed back while uploads finish, not after the time for both is gone.
            host.ServicesStopConcurrently = true;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebHostOptions>>(TrustProxies);
        services.Configure<HttpsRedirectionOptions>(https => https.HttpsPort = HttpsPort);
        services.Configure<HstsOptions>(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddResponseCompression(compression =>
        {
            // Pages hold nothing that another site could make a browser fetch again and again with somebody's cookie: it is SameSite=Lax,
            // and the antiforgery tokens are encrypted anew each time. See docs/decisions.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "application/json", "application/problem+json"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Extensions.Remove("traceId");
            context.ProblemDetails.Extensions["requestId"] = context.HttpContext.TraceIdentifier;
        });
    }

    public static void UseWebHost(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebHostOptions>>().Value;
        if (options.TrustedProxies.Length > 0)
            app.UseForwardedHeaders();
        app.UseRequestLog();
        if (options.RequireHttps)
            app.UseHsts().UseHttpsRedirection();
        app.UseResponseCompression();
        app.UseReaderCulture();
    }

    static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<WebHostOptions> web)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (string proxy in web.Value.TrustedProxies)
            forwarded.KnownIPNetworks.Add(WebHostOptions.ParseProxy(proxy)!.Value);
        // As many hops as there are trusted ones in a row.
        forwarded.ForwardLimit = null;
    }
}
