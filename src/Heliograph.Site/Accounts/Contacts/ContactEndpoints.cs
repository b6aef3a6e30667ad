using Heliograph.Site.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Contacts;

static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/people/{who}/contact", MarkAsync).RequireAuthorization();

    static async Task<Results<RedirectHttpResult, NotFound>> MarkAsync(
        string who, [FromForm] string action, [FromForm] bool? friend, [FromForm] bool? family,
        PersonLookup people, SiteData data, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        long owner = viewer.PersonId ?? throw new InvalidOperationException("Only for who is signed in.");
        if (await people.FindAsync(who, cancel) is not { } person || person.Id == owner)
            return TypedResults.NotFound();

        await data.WriteAsync(async cancel =>
        {
            var contact = await data.Contacts.SingleOrDefaultAsync(c => c.OwnerId == owner && c.PersonId == person.Id, cancel);
            if (action == "unfollow")
            {
                if (contact is not null)
                    data.Contacts.Remove(contact);
            }
            else
            {
                if (contact is null)
                    data.Contacts.Add(contact = new Contact { OwnerId = owner, PersonId = person.Id, Since = clock.GetUtcNow().ToUnixTimeMilliseconds() });
                (contact.IsFriend, contact.IsFamily) = (friend == true, family == true);
            }

            return await data.SaveChangesAsync(cancel);
        }, Durability.Process, cancel);
        return TypedResults.LocalRedirect($"/photos/{person.Alias}/");
    }
}
