using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Blobs;
using Heliograph.Site.Images;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>Where a picture goes that is only asked with. The answer leads to its results.</summary>
static class SimilarEndpoints
{
    public static void MapSimilar(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{SimilarQuery.Path}/picture", AskAsync).RequireAuthorization().RequireRateLimiting(RateLimits.Uploads);

    static async Task<Results<RedirectHttpResult, ProblemHttpResult>> AskAsync(
        HttpContext context, PictureReading reading, IAntiforgery antiforgery, IOptions<UploadOptions> options, TimeProvider clock, CancellationToken cancel)
    {
        var (parts, status, problem) = await FormParts.OpenAsync(context, antiforgery, options.Value, clock);
        if (parts is null)
            return TypedResults.Problem(problem, statusCode: status);
        while (await parts.NextAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is { FileName.Length: > 0, FileStream: { } stream } file)
                return TypedResults.LocalRedirect(await AddressAsync(stream, file.FileName, reading, options.Value, cancel));
        }

        return TypedResults.LocalRedirect($"{SimilarQuery.Path}?problem={Uri.EscapeDataString(SimilarityTexts.NoPicture)}");
    }

    static async Task<string> AddressAsync(Stream stream, string name, PictureReading reading, UploadOptions options, CancellationToken cancel)
    {
        try
        {
            return (new SimilarQuery([], (await reading.ReadAsync(stream, name, cancel)).ToString(), null, [], 1)).Address;
        }
        catch (ImageRefusedException refused)
        {
            return Refused(refused.Message);
        }
        catch (BlobTooLargeException)
        {
            return Refused(IntakeSentences.TooLarge(OriginalName.Of(name), options.MaxBytes));
        }
    }

    static string Refused(string sentence) => $"{SimilarQuery.Path}?problem={Uri.EscapeDataString(sentence)}";
}
