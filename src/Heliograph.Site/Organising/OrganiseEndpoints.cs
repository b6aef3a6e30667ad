using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Data;
using Heliograph.Site.Downloads;
using Heliograph.Site.Search;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>Where the forms of <c>/organise</c> go; done, they lead back to it.</summary>
static class OrganiseEndpoints
{
    public const string Address = "/organise";

    public static void MapOrganising(this IEndpointRouteBuilder routes)
    {
        var organise = routes.MapGroup(Address).RequireAuthorization();
        organise.MapPost("/batches", StartAsync);
        organise.MapPost("/download", DownloadAsync).RequireRateLimiting(RateLimits.Downloads);
        organise.MapPost("/batches/{id:long}/undo", UndoAsync);
        organise.MapGet("/batches", ShowAsync);
    }

    public static string Page(string? line) => string.IsNullOrEmpty(line) ? Address : $"{Address}?q={Uri.EscapeDataString(line)}";

    static async Task<Results<RedirectHttpResult, BadRequest>> StartAsync(
        HttpContext context, IAntiforgery antiforgery, Batches batches, PhotoSearch search, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        string page = Page(form["q"]);
        var (action, problem) = OrganiseForm.Read(form);
        if (action is null)
            return TypedResults.LocalRedirect(With(page, problem));

        string? newAlbum = form["newAlbum"].ToString().Trim() is { Length: > 0 } title ? title : null;
        if (action.Verb == BatchVerb.AddToAlbum && action.Album is null && newAlbum is null)
            return TypedResults.LocalRedirect(With(page, OrganiseProblem.Album));
        var photos = await SelectedAsync(form, search, data, viewer, cancel);
        return TypedResults.LocalRedirect(photos is null || await batches.StartAsync(photos, action, newAlbum, cancel) is null ? With(page, OrganiseProblem.Nothing) : page);
    }

    static async Task<Results<ArchiveResult, RedirectHttpResult, BadRequest>> DownloadAsync(
        HttpContext context, IAntiforgery antiforgery, PhotoSearch search, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        long[] ids = await SelectedAsync(form, search, data, viewer, cancel) is { } photos ? await photos.Take(DownloadEndpoints.MostSelected).ToArrayAsync(cancel) : [];
        return await ArchiveContents.OfSelectionAsync(ids, data.Photos.Where(p => p.OwnerId == viewer.PersonId), "photos", cancel) is { } contents
            ? new ArchiveResult(contents)
            : TypedResults.LocalRedirect(With(Page(form["q"]), OrganiseProblem.Nothing));
    }

    /// <summary>Ids of what is checked, or of all that the search finds.</summary>
    /// <returns>Null where nothing is.</returns>
    static async Task<IQueryable<long>?> SelectedAsync(IFormCollection form, PhotoSearch search, SiteData data, Viewer viewer, CancellationToken cancel) =>
        form["all"].Count > 0 ? (await OrganisePage.FindAsync(form["q"], search, data, viewer, cancel)).Found.Photos.Select(p => p.Id)
        : OrganiseForm.Photos(form) is { Length: > 0 } ids ? data.Photos.Where(p => ids.Contains(p.Id)).Select(p => p.Id)
        : null;

    static async Task<Results<RedirectHttpResult, NotFound>> UndoAsync(long id, [FromForm] string? q, Batches batches, CancellationToken cancel) =>
        await batches.UndoAsync(id, cancel) ? TypedResults.LocalRedirect(Page(q)) : TypedResults.NotFound();

    /// <summary>For the page's script: whether the latest batch is settled.</summary>
    static async Task<Ok<BatchFigures[]>> ShowAsync(Batches batches, CancellationToken cancel) =>
        TypedResults.Ok((await batches.LatestAsync(OrganisePage.LatestBatches, cancel))
            .Select(b => new BatchFigures(b.Batch.Id, b.Done, b.Batch.Count, b.IsSettled)).ToArray());

    static string With(string page, OrganiseProblem problem) => $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}problem={problem}";

    sealed record BatchFigures(long Id, int Done, int Count, bool IsSettled);
}
