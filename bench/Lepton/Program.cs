using System.Globalization;
using Heliograph.Lepton;
using Heliograph.Lepton.Bench;

// usage: dotnet run -c Release --project bench/Lepton [FOLDER]     of JPEG files; by default the camera files of the shared test data
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["watch", _, _]) Memory.Watch(args[1], args[2]);
else if (args is ["pack" or "unpack" or "nothing", _])
{
    if (args[0] != "nothing") Ours.Once(args[0], args[1]);
}
else Compare(CameraFiles.In(args.FirstOrDefault()));

static void Compare(IReadOnlyList<string> files)
{
    const int Rounds = 5;
    double megabytes = files.Sum(f => new FileInfo(f).Length) / 1e6;
    string folder = Directory.CreateTempSubdirectory("heliograph-lepton").FullName;
    var peer = JpegXl.IsHere ? new JpegXl(folder) : null;
    var ours = new Ours(files);
    var rates = new Dictionary<string, List<double>>();
    void Take(string name, double seconds)
    {
        if (!rates.TryGetValue(name, out var list)) rates[name] = list = [];
        list.Add(megabytes / seconds);
    }
    ours.PackAndVerifyAll();
    for (int i = 0; i < Rounds; i++)
    {
        Take("pack, not verified", CpuTime.Of(ours.PackAll));
        Take("pack and verify", CpuTime.Of(ours.PackAndVerifyAll));
        Take("unpack", CpuTime.Of(ours.UnpackAll));
        if (peer is null) continue;
        Take("cjxl", CpuTime.OfChildren(() => files.ToList().ForEach(peer.Pack)));
        Take("djxl", CpuTime.OfChildren(() => files.ToList().ForEach(peer.Unpack)));
    }

    Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the end; .NET {Environment.Version}");
    Console.WriteLine($"{files.Count} files, {megabytes:n1} MB; MB of JPEG a second of processor time, median of {Rounds} interleaved rounds (lowest to highest)");
    Console.WriteLine();
    Console.WriteLine("| what | MB/s | bytes allocated a byte |");
    Console.WriteLine("| --- | ---: | ---: |");
    Console.WriteLine($"| pack, not verified | {Rate("pack, not verified")} | {ours.Allocations(ours.PackAll):0.00} |");
    Console.WriteLine($"| pack and verify | {Rate("pack and verify")} | {ours.Allocations(ours.PackAndVerifyAll):0.00} |");
    Console.WriteLine($"| unpack | {Rate("unpack")} | {ours.Allocations(ours.UnpackAll):0.00} |");
    if (peer is not null)
    {
        Console.WriteLine($"| cjxl --lossless_jpeg=1 | {Rate("cjxl")} | |");
        Console.WriteLine($"| djxl | {Rate("djxl")} | |");
        Console.WriteLine();
        Console.WriteLine($"pack ÷ cjxl {Ratio("pack, not verified", "cjxl")} (wanted 1.35, hoped for 1.75); unpack ÷ djxl {Ratio("unpack", "djxl")} (wanted 1.7, hoped for 2.1)");
        Console.WriteLine($"saved: Lepton {ours.SavedShare:p1}, JPEG XL {1 - files.Sum(f => new FileInfo(peer.Packed(f)).Length) / (megabytes * 1e6):p1}");
    }

    string largest = files.MaxBy(f => new FileInfo(f).Length)!, lepton = Path.Combine(folder, "largest.lep");
    using (var packed = File.Create(lepton)) LeptonCodec.Pack(File.OpenRead(largest), packed, new PackOptions { Profile = PackProfile.MaxRatio });
    Console.WriteLine($"most memory for the largest ({new FileInfo(largest).Length / 1e6:0.0} MB): pack and verify {Memory.Peak("pack", largest):0} MB, unpack {Memory.Peak("unpack", lepton):0} MB, beyond a process that does nothing");
    Directory.Delete(folder, recursive: true);

    string Rate(string name) => $"{Median(rates[name]):0.00} ({rates[name].Min():0.00} to {rates[name].Max():0.00})";
    string Ratio(string name, string other) => $"{Median(rates[name]) / Median(rates[other]):0.00}";
    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
