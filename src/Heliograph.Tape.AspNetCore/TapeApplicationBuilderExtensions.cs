using Heliograph.Tape.AspNetCore;
using Heliograph.Tape;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Tapes in an ASP.NET Core pipeline.</summary>
public static class TapeApplicationBuilderExtensions
{
    /// <summary>Answers everything that comes so far from tapes, and from the service where there is none. Put it in a branch
    /// (<c>app.Map("/api", api => api.UseTapes(…))</c>) to stand in for a service on a part of the addresses.</summary>
    /// <param name="app">The pipeline, which ends here.</param>
    /// <param name="tapes">Where tapes are.</param>
    /// <param name="upstream">The service.</param>
    public static IApplicationBuilder UseTapes(this IApplicationBuilder app, Tapes tapes, Upstream upstream)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(tapes);
        ArgumentNullException.ThrowIfNull(upstream);
        // Lives as long as the pipeline, which nobody disposes of.
#pragma warning disable CA2000
        var middleware = new TapeMiddleware(tapes, new UpstreamClient(upstream));
#pragma warning restore CA2000
        app.Run(middleware.InvokeAsync);
        return app;
    }

    /// <inheritdoc cref="UseTapes(IApplicationBuilder, Tapes, Upstream)"/>
    public static IApplicationBuilder UseTapes(this IApplicationBuilder app, Tapes tapes, string upstream) => app.UseTapes(tapes, new Upstream(new Uri(upstream)));
}
