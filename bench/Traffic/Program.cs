using System.Globalization;
using Heliograph.Traffic.Bench;

// usage: run; the parts run as processes of their own, so that each one's CPU time can be told.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve", var port]:
        await PhotoService.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
        break;
    case ["parse", var capture, var shards]:
        Passes.Parse(capture, int.Parse(shards, CultureInfo.InvariantCulture));
        break;
    case ["learn", var capture, var shards]:
        Passes.Learn(capture, int.Parse(shards, CultureInfo.InvariantCulture));
        break;
    case ["truth", .. var documents]:
        PublishedApis.Compare(documents);
        break;
    case ["compare", var capture]:
        Comparison.Run(capture);
        break;
    default:
        Console.Error.WriteLine("usage: bench/Traffic/run");
        return 2;
}
return 0;
