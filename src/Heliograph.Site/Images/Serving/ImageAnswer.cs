using System.Net.Mime;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Images.Serving;

/// <summary>Sends a size or an original: whole, in part, or only the word that it has not changed.</summary>
sealed class ImageAnswer(SizeCache sizes, IBlobStore blobs, OriginalDemand demand)
{
    const int TagDigits = 24;
    const int Chunk = 1 << 16;
    const string PublicCaching = "public, immutable, max-age=31536000", PrivateCaching = "private, immutable, max-age=31536000";
    const string NothingRuns = "default-src 'none'; sandbox";

    public static Task NotFoundAsync(HttpContext context)
    {
        SetSafetyHeaders(context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static Task NotAllowedAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <param name="size">Null for the original.</param>
    public async Task SendAsync(HttpContext context, AddressedPhoto photo, PhotoSize? size)
    {
        string tag = size is null ? $"\"{photo.Sha256.AsSpan(0, TagDigits)}-o\"" : $"\"{photo.Sha256.AsSpan(0, TagDigits)}-{size.Suffix}{photo.Rotation}\"";
        bool isPartial = context.Request.Headers.Range.Count > 0;
        if (!isPartial && IsUnchanged(context.Request, tag))
        {
            SetHeaders(context.Response, photo, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        try
        {
            if (size is null)
                await SendOriginalAsync(context, photo, tag);
            else
                await SendSizeAsync(context, photo, size, tag, isPartial);
        }
        catch (Exception e) when (e is NoPixelsException or FileNotFoundException && !context.Response.HasStarted)
        {
            context.Response.Clear();
            await NotFoundAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
    }

    async Task SendSizeAsync(HttpContext context, AddressedPhoto photo, PhotoSize size, string tag, bool isPartial)
    {
        using var file = await sizes.OpenAsync(photo.Pixels, size, context.RequestAborted);
        SetHeaders(context.Response, photo, tag);
        if (isPartial)
        {
            await using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
            await ResultAsync(context, stream, MediaTypeNames.Image.Jpeg, tag, downloadName: null);
            return;
        }

        long length = RandomAccess.GetLength(file);
        context.Response.ContentType = MediaTypeNames.Image.Jpeg;
        context.Response.ContentLength = length;
        context.Response.Headers.AcceptRanges = "bytes";
        if (HttpMethods.IsGet(context.Request.Method))
            await CopyAsync(file, length, context);
    }

    /// <summary>From the file into the response's own buffers, with no copy between.</summary>
    static async Task CopyAsync(SafeFileHandle file, long length, HttpContext context)
    {
        var body = context.Response.BodyWriter;
        for (long at = 0; at < length;)
        {
            var memory = body.GetMemory((int)Math.Min(Chunk, length - at));
            int read = RandomAccess.Read(file, memory.Span[..(int)Math.Min(memory.Length, length - at)], at);
            if (read == 0)
                throw new EndOfStreamException("A size became shorter while it was sent.");
            at += read;
            body.Advance(read);
            await body.FlushAsync(context.RequestAborted);
        }
    }

    async Task SendOriginalAsync(HttpContext context, AddressedPhoto photo, string tag)
    {
        demand.Note(photo.Sha256);
        await using var original = blobs.OpenOriginal(photo.Sha256);
        SetHeaders(context.Response, photo, tag);
        string? name = context.Request.Query.ContainsKey("download") ? DownloadName(photo) : null;
        await ResultAsync(context, original, ContentType(photo.Format), tag, name);
    }

    /// <summary>The framework knows how to answer conditions, ranges and HEAD.</summary>
    static Task ResultAsync(HttpContext context, Stream stream, string contentType, string tag, string? downloadName) =>
        TypedResults.Stream(stream, contentType, downloadName, entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true).ExecuteAsync(context);

    /// <summary>The name it came with, and the extension of what it is.</summary>
    static string DownloadName(AddressedPhoto photo) =>
        $"{Path.GetFileNameWithoutExtension(photo.FileName)}.{PhotoAddress.Extension(photo.Format)}";

    static bool IsUnchanged(HttpRequest request, string tag)
    {
        var given = request.Headers.IfNoneMatch;
        if (given.Count == 0)
            return false;
        if (given.Count == 1 && given[0] == tag)
            return true;
        return EntityTagHeaderValue.TryParseList(given, out var tags)
            && tags.Any(t => t.Tag == "*" || t.Tag == tag);
    }

    static void SetHeaders(HttpResponse response, AddressedPhoto photo, string tag)
    {
        var headers = response.Headers;
        headers.CacheControl = photo.IsPublic ? PublicCaching : PrivateCaching;
        headers.ETag = tag;
        SetSafetyHeaders(headers);
    }

    static void SetSafetyHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = NothingRuns;
    }

    static string ContentType(PhotoFormat format) => format switch
    {
        PhotoFormat.Jpeg => MediaTypeNames.Image.Jpeg,
        PhotoFormat.Png => MediaTypeNames.Image.Png,
        PhotoFormat.WebP => MediaTypeNames.Image.Webp,
        PhotoFormat.Gif => MediaTypeNames.Image.Gif,
        PhotoFormat.Tiff => MediaTypeNames.Image.Tiff,
        PhotoFormat.Avif => MediaTypeNames.Image.Avif,
        _ => "image/heic",
    };
}
