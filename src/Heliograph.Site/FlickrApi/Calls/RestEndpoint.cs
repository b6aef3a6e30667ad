using System.Buffers;
using System.Diagnostics;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.Methods;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary><c>/services/rest</c>: every call of a method. The HTTP status is 200 whatever comes of it, for clients lose the code of other answers.</summary>
static class RestEndpoint
{
    public static async Task AnswerAsync(HttpContext context)
    {
        long started = Stopwatch.GetTimestamp();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = ParameterReader.MostBytes * 2;
        var format = AnswerFormat.Xml;
        string? name = null;
        var body = new ArrayBufferWriter<byte>(1 << 12);
        int? code = null;
        try
        {
            var parameters = await ReadAsync(context);
            format = AnswerFormat.Read(parameters) ?? throw ApiFault.Of(ApiCode.UnknownFormat);
            name = MethodTable.Find(parameters["method"])?.Name;
            // Any page could have a browser run the answer as script, and read it.
            if (format.Callback is not null && parameters["oauth_signature"] is not null)
            {
                format = new AnswerFormat(IsJson: true);
                throw new ApiFault(ApiCode.UnknownFormat, "Format not found: signed calls are answered without a callback, ask with nojsoncallback=1");
            }

            var dispatcher = (Dispatcher)context.RequestServices.GetService(typeof(Dispatcher))!;
            format.Write(await dispatcher.AnswerAsync(context, parameters), body);
        }
        catch (ApiFault fault)
        {
            body.Clear();
            format.Write(fault, body);
            code = fault.Code;
        }

        ApiTelemetry.Called(context, name, code, Stopwatch.GetElapsedTime(started));
        await SendAsync(context.Response, format, body.WrittenMemory);
    }

    /// <summary>What it holds depends on who asks, and is for programs of any origin: no cookie counts here.</summary>
    public static async Task SendAsync(HttpResponse response, AnswerFormat format, ReadOnlyMemory<byte> body)
    {
        response.ContentType = format.MediaType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.AccessControlAllowOrigin = "*";
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }

    static async Task<Parameters> ReadAsync(HttpContext context)
    {
        try
        {
            return await ParameterReader.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or UriFormatException)
        {
            throw new ApiFault(ApiCode.Unavailable, "The request could not be read");
        }
    }
}
