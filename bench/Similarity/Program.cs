using Heliograph.Similarity.Bench;

// usage: bench/Similarity/run [curve|work|scale|million|tenmillion|photos]...     curve, work and scale where none is named
string[] parts = args.Length == 0 ? ["curve", "work", "scale"] : args;
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the start; {Machine.Bandwidth()}; .NET {Environment.Version}");
foreach (string part in parts)
{
    Console.WriteLine();
    switch (part)
    {
        case "curve": Curve.Print(); break;
        case "work": Work.Print(); break;
        case "scale": Scale.Print(10_000, 100_000); break;
        case "million": Scale.Print(1_000_000); break;
        case "tenmillion": Scale.Print(10_000_000); break;
        case "photos": Photographs.Print(); break;
        default: throw new ArgumentException($"There is no part '{part}'.");
    }
}
