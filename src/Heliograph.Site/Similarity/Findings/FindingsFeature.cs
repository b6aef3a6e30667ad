using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Findings;

/// <summary>What its owner makes of the tags that a network suggests: accepted, one becomes a tag like any other; refused, nobody finds the photo by it.</summary>
static class FindingsFeature
{
    public static void MapFindings(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/photos/{who}/{photoId:long}/looks", (string who, long photoId, [FromForm] string? accept, [FromForm] string? refuse, AddedTo added) =>
            added.ChangeAsync(who, photoId, async (photo, rights, cancel) =>
            {
                if (!rights.IsOwner)
                    return Addition.NotAllowed;
                string clean = accept ?? refuse ?? "";
                if (await added.Data.PhotoFindings.SingleOrDefaultAsync(f => f.PhotoId == photoId && f.Kind == FindingKind.Tag && f.Clean == clean, cancel) is not { } finding)
                    return Addition.Senseless;
                finding.State = accept is null ? FindingState.Refused : FindingState.Accepted;
                if (accept is not null)
                    Tagging.Add(photo, [finding.Label], added.Person, added.Now);
                return Addition.Done;
            })).RequireAuthorization().RequireStanding();
}
