using System.Net;
using Heliograph.Site.Accounts;
using Heliograph.Site.Changes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.People;
using Heliograph.Site.Photos.Views;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Photos.Views;

public sealed class ViewCounterOnSqliteTests() : ViewCounterTests(null);

public sealed class ViewCounterOnPostgresTests(PostgresServer server) : ViewCounterTests(server);

/// <summary>What the photo's page asks of the database, on both of them.</summary>
public abstract class ViewCounterTests(PostgresServer? postgres) : DataTests(postgres)
{
    [Fact]
    public async Task Views_are_written_at_once_to_the_photo_its_day_and_the_changes()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        var photo = Community.NewPhoto(0);
        await Site.AddPhotosAsync(photo, Community.NewPhoto(1));
        var counter = Site.Services.GetRequiredService<ViewCounter>();
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 3; i++)
                counter.Note(photo, Viewer.Anonymous, Visit($"10.0.{round}.{i}"));
            await counter.FlushAsync(Cancel);
        }

        counter.Note(photo, Viewer.Anonymous, Visit("10.0.0.1"));
        await counter.FlushAsync(Cancel);
        Assert.Equal(6, await Site.WithDataAsync(data => data.Photos.Where(p => p.Id == photo.Id).Select(p => p.Views).SingleAsync(Cancel)));
        Assert.Equal(6, Assert.Single(await Site.WithDataAsync(data => data.PhotoDays.ToListAsync(Cancel))).Views);
        Assert.Equal(2, await Site.WithDataAsync(data => data.Changes.CountAsync(c => c.Kind == ChangeKind.PhotoViewed && c.PhotoId == photo.Id, Cancel)));
    }

    [Fact]
    public async Task Marks_rights_and_neighbours_are_found()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        var photo = Community.NewPhoto(1);
        await Site.AddPhotosAsync(Community.NewPhoto(0), photo, Community.NewPhoto(2, owner: Community.Tomas));
        await Site.WithDataAsync(async data =>
        {
            data.PhotoNotes.Add(new PhotoNote { PhotoId = photo.Id, AuthorId = Community.Tomas, Region = new Region(0.1, 0.2, 0.3, 0.4), Text = "Gulls" });
            data.PhotoPeople.Add(new PhotoPerson { PhotoId = photo.Id, PersonId = Community.Ana, AddedById = Community.Tomas });
            data.PhotoPeople.Add(new PhotoPerson { PhotoId = photo.Id, PersonId = Community.Tomas, AddedById = Community.Tomas, IsRefused = true });
            return await data.SaveChangesAsync(Cancel);
        });
        await Site.WithDataAsync(async data =>
        {
            var note = Assert.Single(await ShownNote.OfAsync(photo.Id, data, Cancel));
            Assert.Equal(("Gulls", "tomas"), (note.Text, note.AuthorName));
            Assert.Equal("Ana Reyes", Assert.Single(await ShownPerson.OfAsync(photo.Id, data, Cancel)).Name);
            var tomas = new Viewer(Community.Tomas);
            Assert.False((await PhotoRights.OfAsync(photo, tomas, data, TimeProvider.System, Cancel)).MayAdd);
            var recent = new PhotoContexts([new RecentContext(data, tomas)], data, tomas);
            var found = await data.Photos.Include(p => p.Owner).SingleAsync(p => p.Id == photo.Id, Cancel);
            var neighbours = await PhotoNeighbours.FindAsync(found, await recent.FindAsync(RecentContext.Key, found, Cancel), Cancel);
            Assert.Equal((Community.FirstPhoto + 2, Community.FirstPhoto), (neighbours.Previous!.Photo.Id, neighbours.Next!.Photo.Id));
            return 0;
        });
    }

    static DefaultHttpContext Visit(string address)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        context.Request.Method = "GET";
        context.Request.Headers.UserAgent = "Mozilla/5.0";
        return context;
    }
}
