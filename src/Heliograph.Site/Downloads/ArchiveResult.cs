using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Downloads;

/// <summary>Sends an archive as it is made. Where that fails the connection breaks, so that nobody takes a part for the whole.</summary>
sealed class ArchiveResult(ArchiveContents contents) : IResult
{
    // A download that somebody paused for a moment goes on.
    static readonly MinDataRate Patient = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(1));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{contents.FileName}.zip");
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = MediaTypeNames.Application.Zip;
        response.Headers.CacheControl = "private, no-store";
        if (httpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = Patient;
        try
        {
            await httpContext.RequestServices.GetRequiredService<PhotoArchive>().WriteAsync(response.Body, contents, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
    }
}
