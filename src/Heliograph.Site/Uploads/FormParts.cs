using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Uploads;

/// <summary>The parts of a form with files, read as they arrive. The antiforgery token has to be its first field and is checked before anything else is read.</summary>
sealed class FormParts
{
    const int LongestBoundary = 70; // RFC 2046, section 5.1.1
    const int LongestField = 16 * 1024;

    readonly MultipartReader reader;

    FormParts(MultipartReader reader) => this.reader = reader;

    /// <returns>Null with a status and a sentence where it is no such form, or the token is not good.</returns>
    public static async Task<(FormParts? Parts, int Status, string Problem)> OpenAsync(HttpContext context, IAntiforgery antiforgery, UploadOptions options, TimeProvider clock)
    {
        if (BoundaryOf(context.Request.ContentType) is not { } boundary)
            return (null, StatusCodes.Status415UnsupportedMediaType, IntakeTexts.NotMultipart);

        var parts = new FormParts(new MultipartReader(boundary, UploadBody.Open(context, options, clock)));
        return await parts.StartsWithTokenAsync(context, antiforgery) ? (parts, 0, "") : (null, StatusCodes.Status400BadRequest, IntakeTexts.Forged);
    }

    /// <returns>Null at the end.</returns>
    public Task<MultipartSection?> NextAsync(CancellationToken cancel) => reader.ReadNextSectionAsync(cancel);

    /// <summary>The text of a field.</summary>
    /// <returns>Null for a field too long to be one of ours.</returns>
    public static async Task<string?> ReadAsync(MultipartSection section, CancellationToken cancel)
    {
        byte[] bytes = new byte[LongestField + 1];
        int count = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return count > LongestField ? null : Encoding.UTF8.GetString(bytes, 0, count);
    }

    async Task<bool> StartsWithTokenAsync(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetTokens(context);
        if (await NextAsync(context.RequestAborted) is not { } first
            || first.AsFormDataSection()?.Name != tokens.FormFieldName || tokens.HeaderName is null)
            return false;

        // The check would otherwise read the whole form to look for the token.
        context.Request.Headers[tokens.HeaderName] = await ReadAsync(first, context.RequestAborted);
        return await antiforgery.IsRequestValidAsync(context);
    }

    static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary : null;
}
