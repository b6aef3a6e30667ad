using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Albums;

/// <summary>Where the forms of albums go; done, they lead to the page that shows what changed.</summary>
static class AlbumsFeature
{
    public static void AddAlbums(this IServiceCollection services) => services.AddScoped<AlbumChanges>().AddScoped<AlbumArrangement>();

    public static void MapAlbums(this IEndpointRouteBuilder routes)
    {
        var albums = routes.MapGroup("/photos/{who}/albums").RequireAuthorization().RequireStanding();
        albums.MapPost("/new", MakeAsync);
        albums.MapPost("/arrange", ArrangeAlbumsAsync);
        albums.MapPost("/{id:long}/edit", EditAsync);
        albums.MapPost("/{id:long}/delete", DeleteAsync);
        albums.MapPost("/{id:long}/add", AddAsync);
        albums.MapPost("/{id:long}/arrange", ArrangeAsync);
        routes.MapPost("/photos/{who}/{photoId:long}/albums", AddOneAsync).RequireAuthorization().RequireStanding();
    }

    public static string AddressOf(string who, long id) => $"{PageAddress.OfPhotostream(who)}albums/{id}/";

    static async Task<RedirectHttpResult> MakeAsync(string who, [FromForm] string? title, [FromForm] string? description, AlbumChanges albums, CancellationToken cancel) =>
        TypedResults.LocalRedirect(await albums.MakeAsync(title ?? "", description ?? "", cancel) is { } id ? AddressOf(who, id) : $"{PageAddress.OfPhotostream(who)}albums/");

    static async Task<Results<RedirectHttpResult, NotFound>> EditAsync(
        string who, long id, [FromForm] string? title, [FromForm] string? description, AlbumChanges albums, CancellationToken cancel) =>
        Answer(await albums.EditAsync(id, title ?? "", description ?? "", cancel), AddressOf(who, id));

    static async Task<Results<RedirectHttpResult, NotFound>> DeleteAsync(string who, long id, AlbumChanges albums, CancellationToken cancel) =>
        Answer(await albums.DeleteAsync(id, cancel), $"{PageAddress.OfPhotostream(who)}albums/");

    static async Task<Results<RedirectHttpResult, NotFound>> AddAsync(string who, long id, [FromForm(Name = "photo")] long[]? photos, AlbumChanges albums, CancellationToken cancel) =>
        Answer(await albums.AddAsync(id, photos ?? [], cancel), AddressOf(who, id));

    /// <param name="action"><c>move</c>, <c>cover</c> or <c>remove</c>.</param>
    /// <param name="to">The new place, from 1.</param>
    /// <param name="page">The query of the page of the list that the form stood on.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> ArrangeAsync(
        string who, long id, [FromForm] long item, [FromForm] string? action, [FromForm] int? to, [FromForm] string? page, AlbumChanges albums, CancellationToken cancel) =>
        Answer(action switch
        {
            "cover" => await albums.SetCoverAsync(id, item, cancel),
            "remove" => await albums.RemoveAsync(id, item, cancel),
            _ => await albums.MoveAsync(id, item, to ?? 1, cancel),
        }, $"{AddressOf(who, id)}arrange{page}");

    static async Task<Results<RedirectHttpResult, NotFound>> ArrangeAlbumsAsync(string who, [FromForm] long item, [FromForm] int? to, AlbumChanges albums, CancellationToken cancel) =>
        Answer(await albums.MoveAlbumAsync(item, to ?? 1, cancel), $"{PageAddress.OfPhotostream(who)}albums/arrange");

    /// <param name="title">Of a new album; it goes before <paramref name="album"/>.</param>
    static async Task<Results<RedirectHttpResult, NotFound>> AddOneAsync(
        string who, long photoId, [FromForm] long? album, [FromForm] string? title, AlbumChanges albums, CancellationToken cancel)
    {
        long? id = await albums.MakeAsync(title ?? "", "", cancel) ?? album;
        return Answer(id is { } there && await albums.AddAsync(there, [photoId], cancel), PageAddress.Of(who, photoId));
    }

    static Results<RedirectHttpResult, NotFound> Answer(bool isDone, string address) => isDone ? TypedResults.LocalRedirect(address) : TypedResults.NotFound();
}
