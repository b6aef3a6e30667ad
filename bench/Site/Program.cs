using System.Globalization;
using Heliograph.Site.Bench;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.Extensions.DependencyInjection;

// usage: dotnet run -c Release --project bench/Site [-- [PHOTOS] | mix [PHOTOS [REQUESTS]] | observe [PHOTOS]]
bool isObserving = args.Length > 0 && args[0] == "observe";
bool isMix = args.Length > 0 && args[0] == "mix";
int[] numbers = [.. args.Skip(isMix || isObserving ? 1 : 0).Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
int photos = numbers.Length > 0 ? numbers[0] : 100_000;

if (isMix)
{
    var community = new Community(photos);
    await using var site = await FilledSite.StartAsync(community.FillAsync);
    Say();
    await Mix.MeasureAsync(site, community, soak: numbers.Length > 1 ? numbers[1] : 0);
}
else if (isObserving)
{
    await using var with = await FilledSite.StartAsync(new Community(photos).FillAsync);
    await using var without = await FilledSite.StartAsync(new Community(photos).FillAsync, observes: false);
    Say();
    await Observing.MeasureAsync(with, without, () => new Community(photos));
}
else
{
    (string Stored, string Recompressed) originals = default;
    await using var site = await FilledSite.StartAsync(async (services, ana) =>
    {
        await MadePhotos.AddAsync(services.GetRequiredService<SiteData>(), photos, (photo, _, random) => (photo.OwnerId, photo.Visibility) = (ana, (Visibility)random.Next(5)));
        originals = await Originals.AddAsync(services, ana);
    });
    Say();
    await Pages.MeasureAsync(site);
    Console.WriteLine();
    await Uploads.MeasureAsync(site);
    Console.WriteLine();
    await Originals.MeasureAsync(site, originals);
}

void Say()
{
    Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {photos:n0} photos in the database, {Machine.Load}");
    Console.WriteLine();
}
