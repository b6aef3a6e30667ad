using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Data;

public sealed class SqliteStatisticsTests() : DataTests(null)
{
    const int Photos = 2_000;

    [Fact]
    public async Task Once_counted_a_page_of_photos_is_fetched_by_id_and_not_from_all_that_are_as_visible()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        await Site.AddPhotosAsync(Enumerable.Range(0, Photos).Select(i => Community.NewPhoto(i)));
        Assert.Contains("visibility", await PlanAsync(), StringComparison.Ordinal);

        await using (var scope = Site.NewScope())
            await scope.ServiceProvider.GetRequiredService<SqliteStatistics>().CountAsync(Cancel);
        Assert.Contains("PRIMARY KEY", await PlanAsync(), StringComparison.Ordinal);
    }

    Task<string> PlanAsync() => Site.WithDataAsync(async data =>
    {
        await data.Database.OpenConnectionAsync(Cancel);
        await using var command = data.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"explain query plan select title from photo where visibility = {(int)Visibility.Public} and deleted_at is null and id in (select value from json_each('[1,2,3]'))";
        await using var plan = await command.ExecuteReaderAsync(Cancel);
        await plan.ReadAsync(Cancel);
        return plan.GetString(3);
    });
}
