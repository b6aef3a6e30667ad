using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Heliograph.Site.Uploads;

/// <summary>Replaces the server's own limits on a body, made for small forms, by those of uploads.</summary>
static class UploadBody
{
    /// <summary>Call it before anything of the body is read. The intake counts the bytes of each file itself.</summary>
    public static Stream Open(HttpContext context, UploadOptions options, TimeProvider clock)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        // Five seconds in a tunnel would end an upload; PatientBody waits longer and ends the silent ones.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        return new PatientBody(context.Request.Body, options.Patience, clock);
    }
}
