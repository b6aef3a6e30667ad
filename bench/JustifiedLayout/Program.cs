using Heliograph.JustifiedLayout;
using Heliograph.JustifiedLayout.Bench;

// usage: bench/JustifiedLayout/run     which installs the peers first
string peersFolder = args[0];
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the start; .NET {Environment.Version}");
Console.WriteLine("Milliseconds a call: median (fastest). × is the peer's median by ours.");
Console.WriteLine();
Console.WriteLine("| N | Flickr mode | justified-layout 4.1.0 | × | immich wasm 0.4.5 | × | optimal mode | react-photo-album 3.6.1 | × | strict | Flickr, floats | Flickr, records | append + remove one |");
Console.WriteLine($"|{string.Concat(Enumerable.Repeat(" ---: |", 13))}");
var costs = new List<string>();
foreach (int size in (int[])[100, 1_000, 10_000, 100_000, 1_000_000])
{
    var ratios = Ratios.Create(size);
    var peers = Peers.Measure(ratios, peersFolder);
    var ours = Ours.Measure(size);
    string Our(string name) => Cells.Time(ours[name]);
    Console.WriteLine($"| {size:n0} | {Our("Flickr")} | {Cells.Peer(peers.Npm, ours["Flickr"])} | {Cells.Peer(peers.Immich, ours["Flickr"])} | "
        + $"{Our("Optimal")} | {Cells.Peer(peers.ReactPhotoAlbum, ours["Optimal"])} | {Our("Strict")} | {Our("FlickrFloat")} | {Our("FlickrRecords")} | {Our("AppendAndRemove")} |");
    if (peers.ReactPhotoAlbumRows is { } theirs) costs.Add(CostLine(ratios, theirs));
}
Console.WriteLine();
Console.WriteLine("Cost of the row breaks, by optimal mode's measure:");
Console.WriteLine();
Console.WriteLine("| N | optimal mode | Flickr mode | react-photo-album |");
Console.WriteLine("| ---: | ---: | ---: | ---: |");
foreach (string line in costs) Console.WriteLine(line);

static string CostLine(double[] ratios, int[] theirs)
{
    double Cost(LayoutMode mode) =>
        Costs.Of(ratios, Justified.Layout(ratios, new LayoutOptions { Mode = mode }).Rows.Select(row => row.Count));
    return $"| {ratios.Length:n0} | {Cost(LayoutMode.Optimal):0.##} | {Cost(LayoutMode.Flickr):0.##} | {Costs.Of(ratios, theirs):0.##} |";
}
