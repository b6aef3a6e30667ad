using Heliograph.Sizes.Bench;

if (args is ["serve-static", var folder])
    return await StaticPeer.ServeAsync(folder);

string photos = args.FirstOrDefault() ?? Checkout.TestPhotos;
if (!Directory.Exists(photos))
{
    Console.Error.WriteLine($"There is no folder '{photos}': name one of camera JPEGs.");
    return 2;
}

await using var site = await MeasuredSite.StartAsync(photos);
Console.WriteLine($"{Checkout.Processor}, {Environment.ProcessorCount} cores, {site.Photos.Count} photographs; medians of {Rounds.Count} interleaved rounds (lowest to highest).");
Console.WriteLine();
Console.WriteLine("| what | Heliograph, a core-second | peer, a core-second | ratio | wanted |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
(string Suffix, int Edge)[] sizes = [("m", 240), ("b", 1024)];
foreach (var (suffix, edge) in sizes)
    Console.WriteLine((await Rounds.OfRenderingAsync(site, suffix, edge)).Row($"sizes of {edge} px made, against NetVips in process", wanted: 0.9));
foreach (var (suffix, edge) in sizes)
    Console.WriteLine((await Rounds.OfCachedAsync(site, suffix)).Row($"cached sizes of {edge} px sent, against Kestrel's static files", wanted: 0.8));
return 0;
