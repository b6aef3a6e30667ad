using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Quotas;

public sealed class QuotaOnSqliteTests() : QuotaTests(null);

public sealed class QuotaOnPostgresTests(PostgresServer server) : QuotaTests(server);

/// <summary>What somebody may have, on either database. Everybody may have three photos, ten million bytes and two uploads a month.</summary>
public abstract class QuotaTests : DataTests
{
    const long Ana = 1;

    protected QuotaTests(PostgresServer? postgres) : base(postgres)
    {
        Settings["Quotas:Photos"] = "3";
        Settings["Quotas:Bytes"] = "10000000";
        Settings["Quotas:MonthlyUploads"] = "2";
    }

    [Fact]
    public async Task The_last_place_is_taken_once_however_many_ask_for_it()
    {
        await AddAnaAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => TakeAsync(number)));
        Assert.Equal(2, results.Count(r => r is IntakeResult.Accepted));
        Assert.All(results.OfType<IntakeResult.Refused>(), r => Assert.Equal(IntakeRefusal.QuotaReached, r.Reason));
        Assert.Equal(2, await Site.WithDataAsync(data => data.Blobs.CountAsync(Cancel)));
        Assert.Equal(2, Directory.EnumerateFiles(Site.Folder.Blobs, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_new_month_gives_new_uploads_until_there_is_no_room_for_more_photos_even_with_some_in_the_trash()
    {
        await AddAnaAsync();
        Assert.IsType<IntakeResult.Accepted>(await TakeAsync(1));
        Assert.IsType<IntakeResult.Accepted>(await TakeAsync(2));
        Assert.Contains("in a month", Assert.IsType<IntakeResult.Refused>(await TakeAsync(3)).Sentence, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromDays(31));
        Assert.IsType<IntakeResult.Accepted>(await TakeAsync(3));
        await Site.WithDataAsync(data => data.Photos.ExecuteUpdateAsync(set => set.SetProperty(p => p.DeletedAt, Now), Cancel));
        Assert.Contains("3 photos", Assert.IsType<IntakeResult.Refused>(await TakeAsync(4)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_gave_somebody_counts_in_place_of_what_everybody_has()
    {
        await AddAnaAsync();
        await Site.WithDataAsync(data => data.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.QuotaBytes, 100L).SetProperty(p => p.QuotaMonthlyUploads, 50), Cancel));
        Assert.Contains("MB that you may have", Assert.IsType<IntakeResult.Refused>(await TakeAsync(1)).Sentence, StringComparison.Ordinal);
        await Site.WithDataAsync(data => data.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.QuotaBytes, 1_000_000L), Cancel));
        foreach (int number in (int[])[1, 2, 3])
            Assert.IsType<IntakeResult.Accepted>(await TakeAsync(number));
    }

    [Fact]
    public async Task Bytes_that_are_there_already_need_no_room()
    {
        await AddAnaAsync();
        await TakeAsync(1);
        await TakeAsync(2);
        Assert.True(Assert.IsType<IntakeResult.Accepted>(await TakeAsync(2)).WasThere);
    }

    Task<int> AddAnaAsync() => Site.WithDataAsync(data =>
    {
        data.People.Add(new Person { Id = Ana, UserName = "ana", NormalizedUserName = "ANA" });
        return data.SaveChangesAsync(Cancel);
    });

    Task<IntakeResult> TakeAsync(int number) => Site.Services.GetRequiredService<PhotoIntake>()
        .AcceptAsync(new MemoryStream(MadePhoto.Jpeg(number)), "a.jpg", Ana, new IntakeOptions(Visibility.Public), Cancel);
}
