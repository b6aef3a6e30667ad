using System.Globalization;
using Heliograph.Site.Bench;

// usage: dotnet run -c Release --project bench/Site [PHOTOS]
int photos = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;

await using var site = await FilledSite.StartAsync(photos);
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {photos:n0} photos in the database, {Machine.Load}");
Console.WriteLine();
await Pages.MeasureAsync(site);
Console.WriteLine();
await Uploads.MeasureAsync(site);
Console.WriteLine();
await Originals.MeasureAsync(site);
