using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Data;

public sealed class VisibilityOnSqliteTests() : VisibilityTests(null);

public sealed class VisibilityOnPostgresTests(PostgresServer server) : VisibilityTests(server);

/// <summary>Who sees what, as a table: a row a viewer, a column a visibility.</summary>
public abstract class VisibilityTests(PostgresServer? postgres) : DataTests(postgres)
{
    const long Owner = 1, Friend = 2, Family = 3, Both = 4, Contact = 5, Stranger = 6, Admirer = 7;
    static readonly Visibility[] All = [Visibility.Private, Visibility.Friends, Visibility.Family, Visibility.FriendsAndFamily, Visibility.Public];

    [Theory]
    [InlineData(Owner, "Private Friends Family FriendsAndFamily Public")]
    [InlineData(Friend, "Friends FriendsAndFamily Public")]
    [InlineData(Family, "Family FriendsAndFamily Public")]
    [InlineData(Both, "Friends Family FriendsAndFamily Public")]
    [InlineData(Contact, "Public")]
    [InlineData(Stranger, "Public")]
    [InlineData(Admirer, "Public")]
    [InlineData(null, "Public")]
    public async Task A_viewer_sees_what_the_owner_lets_them(long? viewer, string expected)
    {
        await Site.WithDataAsync(async data =>
        {
            foreach (long id in (long[])[Owner, Friend, Family, Both, Contact, Stranger, Admirer])
                data.People.Add(new Person { Id = id, UserName = $"person{id}", NormalizedUserName = $"PERSON{id}" });
            data.Blobs.Add(new Blob { Sha256 = new string('a', 64) });
            data.Contacts.AddRange(
                new Contact { OwnerId = Owner, PersonId = Friend, IsFriend = true },
                new Contact { OwnerId = Owner, PersonId = Family, IsFamily = true },
                new Contact { OwnerId = Owner, PersonId = Both, IsFriend = true, IsFamily = true },
                new Contact { OwnerId = Owner, PersonId = Contact },
                // To call somebody a friend opens one's own photos to them, not theirs.
                new Contact { OwnerId = Admirer, PersonId = Owner, IsFriend = true, IsFamily = true });
            foreach (var visibility in All)
                data.Photos.Add(new Photo { Id = 100 + (int)visibility, OwnerId = Owner, Sha256 = new string('a', 64), Visibility = visibility });
            return await data.SaveChangesAsync(Cancel);
        });

        var seen = await Site.WithDataAsync(data => data.Photos.VisibleTo(new Viewer(viewer), data).Select(p => p.Visibility).Order().ToListAsync(Cancel));
        Assert.Equal(expected, string.Join(' ', seen));
    }
}
