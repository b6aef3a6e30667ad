using Heliograph.Site.Accounts;
using Heliograph.Site.Photos.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.People;

/// <summary>
/// Who is in a photo. Only somebody who may see the photo is named on it, and nobody by a person they blocked. Whoever is named may refuse,
/// and stays unnamed from then on unless they name themselves.
/// </summary>
static class PeopleFeature
{
    /// <summary>In the query of the photo's page: somebody could not be named.</summary>
    public const string Unnamed = "unnamed";

    const int MostOnPhoto = 100;

    public static void MapPhotoPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/photos/{who}/{photoId:long}/people").RequireAuthorization();
        people.MapPost("/add", AddAsync);
        people.MapPost("/{person:long}/remove", (string who, long photoId, long person, IFormCollection form, AddedTo added) =>
            added.ChangeAsync(who, photoId, async (photo, rights, cancel) =>
            {
                if (await added.Data.PhotoPeople.SingleOrDefaultAsync(p => p.PhotoId == photo.Id && p.PersonId == person, cancel) is not { IsRefused: false } named)
                    return Addition.Done;
                if (person == added.Person)
                    named.IsRefused = true;
                else if (rights.IsOwner || named.AddedById == added.Person)
                    added.Data.PhotoPeople.Remove(named);
                else
                    return Addition.NotAllowed;
                return Addition.Done;
            }));
    }

    /// <summary>Whom nobody knows, who may not see the photo and who refused are told alike, for that is nobody's business.</summary>
    static async Task<IResult> AddAsync(
        string who, long photoId, [FromForm] string? name, [FromForm] double? x, [FromForm] double? y, [FromForm] double? width, [FromForm] double? height,
        AddedTo added, PersonLookup lookup)
    {
        var came = await added.ChangeAsync(who, photoId, async (photo, rights, cancel) =>
        {
            Region? region = x is null || y is null || width is null || height is null ? null : Region.OfPercent(x.Value, y.Value, width.Value, height.Value);
            if (!rights.MayAdd)
                return Addition.NotAllowed;
            if (region is { IsValid: false } || await lookup.FindAsync((name ?? "").Trim(), cancel) is not { } person || !await MayNameAsync(added, photo, person, cancel))
                return Addition.Senseless;
            await NameAsync(added, photo, person, region, cancel);
            return Addition.Done;
        });
        return came.Result is BadRequest ? TypedResults.LocalRedirect($"{PageAddress.Of(who, photoId)}?{Unnamed}=yes#people") : came;
    }

    static async Task<bool> MayNameAsync(AddedTo added, Photo photo, Person person, CancellationToken cancel)
    {
        var data = added.Data;
        if (person.Id == added.Person)
            return true;
        return await data.Photos.VisibleTo(new Viewer(person.Id), data).AnyAsync(p => p.Id == photo.Id, cancel)
            && !await data.PhotoPeople.AnyAsync(p => p.PhotoId == photo.Id && p.PersonId == person.Id && p.IsRefused, cancel)
            && !await data.Blocks.AnyAsync(b => b.OwnerId == person.Id && b.PersonId == added.Person, cancel)
            && await data.PhotoPeople.CountAsync(p => p.PhotoId == photo.Id, cancel) < MostOnPhoto;
    }

    static async Task NameAsync(AddedTo added, Photo photo, Person person, Region? region, CancellationToken cancel)
    {
        var named = await added.Data.PhotoPeople.SingleOrDefaultAsync(p => p.PhotoId == photo.Id && p.PersonId == person.Id, cancel);
        if (named is null)
            added.Data.PhotoPeople.Add(named = new PhotoPerson { PhotoId = photo.Id, PersonId = person.Id, AddedById = added.Person, AddedAt = added.Now });
        named.IsRefused = false;
        named.Region = region ?? named.Region;
    }
}
