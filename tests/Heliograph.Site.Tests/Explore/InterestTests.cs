using CsCheck;
using Heliograph.Site.Comments;
using Heliograph.Site.Explore;
using Heliograph.Site.Favourites;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Explore;

public class InterestTests
{
    static readonly TimeSpan AtOnce = TimeSpan.Zero, AfterAWeek = TimeSpan.FromDays(7);

    static readonly Gen<PersonsInterest> Person =
        Gen.Select(Gen.Int[-1, 60], Gen.Int[-1, 60], Gen.Int[0, 500], Gen.Int[0, 500], (favourite, comment, given, toOwner) => new PersonsInterest(
            favourite < 0 ? null : TimeSpan.FromDays(favourite), comment < 0 ? null : TimeSpan.FromDays(comment), given, Math.Min(given, toOwner)));

    [Fact]
    public void Two_who_like_it_at_once_make_what_one_of_them_gives() => Assert.Equal(0.7 / Math.Sqrt(1.1) / 1.2, Interest.Of([new(AtOnce, null, 1, 1), new(AtOnce, null, 1, 1)], 0), 0.001);

    [Fact]
    public void A_week_later_it_is_half() => Assert.Equal(
        Interest.Contribution(new(AtOnce, null, 0, 0)) / 2, Interest.Contribution(new(AfterAWeek, null, 0, 0)), 1e-9);

    [Fact]
    public void One_account_alone_counts_for_nothing_whatever_it_does_and_however_often_it_looks() =>
        Gen.Select(Person, Gen.Long[0, long.MaxValue / 2]).Holds((person, views) => Assert.Equal(0, Interest.Of([person], views)));

    [Fact]
    public void One_account_more_adds_at_most_one_and_a_half_and_never_takes_away() =>
        Gen.Select(Person.Array[0, 20], Person, Gen.Long[0, 1_000_000]).Holds((people, one, views) =>
            Assert.InRange(Interest.Of([.. people, one], views) - Interest.Of(people, views), -0.001, 1.501));

    [Fact]
    public void Whoever_gives_much_gives_less_each_time() =>
        Gen.Select(Person, Gen.Int[1, 100]).Holds((person, more) =>
            Assert.True(Interest.Contribution(person with { Given = person.Given + more }) <= Interest.Contribution(person)));
}

public sealed class InterestJobOnSqliteTests() : InterestJobTests(null);

public sealed class InterestJobOnPostgresTests(PostgresServer server) : InterestJobTests(server);

public abstract class InterestJobTests(PostgresServer? postgres) : DataTests(postgres)
{
    [Fact]
    public async Task Photos_are_measured_by_different_people_and_measured_again_when_one_takes_it_back()
    {
        await Site.WithDataAsync(async data =>
        {
            await Community.AddPeopleAsync(data);
            for (int i = 0; i < 10; i++)
                data.People.Add(new() { Id = 100 + i, UserName = $"p{i}", NormalizedUserName = $"P{i}", SecurityStamp = "s" });
            for (int i = 0; i < 3; i++)
            {
                var photo = Community.NewPhoto(i, postedAt: Now - 1000);
                // The first two have seven acts each: of one person, and of seven.
                photo.FavouriteCount = i < 2 ? 7 : 0;
                photo.Views = 1_000;
                data.Photos.Add(photo);
            }

            data.Favourites.Add(new Favourite { PersonId = 100, PhotoId = Community.FirstPhoto, OwnerId = Community.Ana, At = Now });
            for (int i = 0; i < 6; i++)
                data.Comments.Add(new Comment { PhotoId = Community.FirstPhoto, OwnerId = Community.Ana, AuthorId = 100, CreatedAt = Now });
            data.Comments.Add(new Comment { PhotoId = Community.FirstPhoto, OwnerId = Community.Ana, AuthorId = Community.Ana, CreatedAt = Now });
            for (int i = 0; i < 7; i++)
                data.Favourites.Add(new Favourite { PersonId = 101 + i, PhotoId = Community.FirstPhoto + 1, OwnerId = Community.Ana, At = Now });
            return await data.SaveChangesAsync(Cancel);
        });
        double[] measured = await MeasureAsync();
        Assert.Equal(0, measured[0]);
        Assert.InRange(measured[1], 3, 7);
        Assert.Equal(0, measured[2]);

        await Site.WithDataAsync(data => data.Favourites.Where(f => f.PersonId != 101).ExecuteDeleteAsync(Cancel));
        Assert.All(await MeasureAsync(), interest => Assert.Equal(0, interest));
    }

    async Task<double[]> MeasureAsync()
    {
        await using (var scope = Site.NewScope())
            await scope.ServiceProvider.GetRequiredService<InterestJob>().MeasureAsync(_ => Task.CompletedTask, Cancel);
        return await Site.WithDataAsync(data => data.Photos.OrderBy(p => p.Id).Select(p => p.Interestingness).ToArrayAsync(Cancel));
    }
}
