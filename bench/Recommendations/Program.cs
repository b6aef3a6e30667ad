using Heliograph.Recommendations.Bench;

// usage: bench/Recommendations/run [small|large|threads|oracle]...     all but large where none is named
string[] parts = args.Length == 0 ? ["small", "threads", "oracle"] : args;
Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the start; .NET {Environment.Version}");
foreach (string part in parts)
{
    Console.WriteLine();
    switch (part)
    {
        case "small": Rows.Print(people: 100_000, draws: 5_800_000); break;
        case "large": Rows.Print(people: 1_000_000, draws: 57_000_000); break;
        case "threads": Threads.Print(); break;
        case "oracle": return Oracle.Print();
        default: throw new ArgumentException($"There is no part '{part}'.");
    }
}
return 0;
