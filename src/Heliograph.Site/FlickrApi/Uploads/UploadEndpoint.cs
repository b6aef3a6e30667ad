using System.Buffers;
using System.Diagnostics;
using Heliograph.Site.Blobs;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary><c>/services/upload</c> and <c>/services/replace</c>. Always answered as XML, and with status 200.</summary>
static class UploadEndpoint
{
    public static Task UploadAsync(HttpContext context) => AnswerAsync(context, isReplacing: false);

    public static Task ReplaceAsync(HttpContext context) => AnswerAsync(context, isReplacing: true);

    static async Task AnswerAsync(HttpContext context, bool isReplacing)
    {
        long started = Stopwatch.GetTimestamp();
        var body = new ArrayBufferWriter<byte>();
        int? code = null;
        try
        {
            var upload = ActivatorUtilities.CreateInstance<UploadCall>(context.RequestServices, context, isReplacing);
            AnswerFormat.Xml.Write(await upload.TakeAsync(), body);
        }
        catch (Exception failed) when (!context.RequestAborted.IsCancellationRequested)
        {
            var fault = FaultOf(failed, context);
            AnswerFormat.Xml.Write(fault, body);
            code = fault.Code;
        }

        ApiTelemetry.Called(context, isReplacing ? "replace" : "upload", code, Stopwatch.GetElapsedTime(started));
        await RestEndpoint.SendAsync(context.Response, AnswerFormat.Xml, body.WrittenMemory);
    }

    static ApiFault FaultOf(Exception failed, HttpContext context)
    {
        switch (failed)
        {
            case ApiFault fault:
                return fault;
            case var full when DiskFull.IsCauseOf(full):
                return ApiFault.Of(ApiCode.WriteFailed);
            case IOException or InvalidDataException or UriFormatException:
                return UploadFault.Of(UploadFault.General, "The form broke off or could not be read");
            default:
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UploadEndpoint).FullName!).LogError(failed, "An upload failed");
                return ApiFault.Of(ApiCode.Unavailable);
        }
    }
}
