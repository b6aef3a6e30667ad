using Heliograph.JustifiedLayout;
using Heliograph.JustifiedLayout.Bench;

// usage: bench/JustifiedLayout/run     which installs the peers first
const int Rounds = 3;
string[] others = [nameof(Layouts.Strict), nameof(Layouts.FlickrFloat), nameof(Layouts.FlickrRecords), nameof(Layouts.AppendAndRemove)];
string peersFolder = args[0];
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the start; .NET {Environment.Version}");
Console.WriteLine($"Milliseconds a call: fastest sample (median), of {Rounds} rounds in which the peers and we take turns. × is the peer's fastest by ours.");
Console.WriteLine();
Console.WriteLine("| N | Flickr mode | justified-layout 4.1.0 | × | immich wasm 0.4.5 | × | optimal mode | react-photo-album 3.6.1 | × | strict | Flickr, floats | Flickr, records | append + remove one |");
Console.WriteLine($"|{string.Concat(Enumerable.Repeat(" ---: |", 13))}");
var costs = new List<string>();
foreach (int size in (int[])[100, 1_000, 10_000, 100_000, 1_000_000])
{
    var ratios = Ratios.Create(size);
    var rounds = Enumerable.Range(0, Rounds).Select(_ => (Peers: Peers.Measure(ratios, peersFolder), Ours: Ours.Measure(size))).ToArray();
    Timing Our(string name) => Timing.Of(rounds.Select(round => round.Ours[name]));
    string Peer(Func<Peers, Timing> timing, string ours) => Cells.Peer(Timing.Of(rounds.Select(round => timing(round.Peers))), Our(ours));
    string npm = rounds[0].Peers.Npm is null ? Cells.NotMeasured : Peer(peers => peers.Npm!, nameof(Layouts.Flickr));
    Console.WriteLine($"| {size:n0} | {Cells.Time(Our(nameof(Layouts.Flickr)))} | {npm} | {Peer(peers => peers.Immich, nameof(Layouts.Flickr))} | "
        + $"{Cells.Time(Our(nameof(Layouts.Optimal)))} | {Peer(peers => peers.ReactPhotoAlbum, nameof(Layouts.Optimal))} | "
        + $"{string.Join(" | ", others.Select(name => Cells.Time(Our(name))))} |");
    if (rounds[0].Peers.ReactPhotoAlbumRows is { } theirs) costs.Add(CostLine(ratios, theirs));
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
