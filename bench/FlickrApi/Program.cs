using System.Globalization;
using Heliograph.FlickrApi.Bench;
using Heliograph.Site.Bench;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.Extensions.DependencyInjection;

// usage: dotnet run -c Release --project bench/FlickrApi [-- PHOTOS [SOAK]]     SOAK: calls that memory is watched over
int[] numbers = [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
int photos = numbers.Length > 0 ? numbers[0] : 100_000;
var community = new Community(photos);
string key = "";
await using var site = await FilledSite.StartAsync(async (services, ana) =>
{
    await community.FillAsync(services, ana);
    key = (await services.GetRequiredService<Applications>().AddAsync(ana, "Bench", CancellationToken.None))!.Value.Application.Key;
});
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {photos:n0} photos in the database, {Machine.Load}");
Console.WriteLine();
await Calls.MeasureAsync(site, community, key, soak: numbers.Length > 1 ? numbers[1] : 0);
