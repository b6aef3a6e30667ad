using System.Diagnostics;
using Heliograph.Recommendations.Bench;
using Heliograph.Recommendations.Neighbours;
var clock = Stopwatch.StartNew();
var c0 = Environment.CpuUsage.TotalTime;
double Cpu() { var c = Environment.CpuUsage.TotalTime; var d = c - c0; c0 = c; return d.TotalSeconds; }
int people = int.Parse(args[0]), groups = int.Parse(args[1]); double joins = double.Parse(args[2]);
var m = Community.Create(people, groups, joins);
var degrees = new long[people]; foreach (int p in m.Columns) degrees[p]++;
Console.WriteLine($"{m.EntryCount} joins, made in {Cpu():f1}s, adds {degrees.Sum(d => d * d):e3}, max group {Enumerable.Range(0, groups).Max(g => m[g].Length)}, empty {Enumerable.Range(0, groups).Count(g => m[g].Length==0)} median {Enumerable.Range(0, groups).Select(g => m[g].Length).Order().ElementAt(groups/2)}");
foreach (var y in new[] { 1, 2 })
foreach (var s in args.Length>3 ? new[]{Similarity.Cosine, Similarity.TfIdf} : new[] { Similarity.Cosine })
{
    Cpu();
    var a = new AllPairs(m, new() { MinCommon = y, Similarity = s });
    double prep = Cpu();
    var r = a.Run(threads: 1);
    Console.WriteLine($"Y={y} {s} prep {prep:f2} run {Cpu():f2}s blocks {a.BlockCount}, {Enumerable.Range(0, groups).Sum(g => r[g].Length)} neighbours; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
}
{
    long n = degrees.Sum(d => d * d); Cpu();
    var t = new int[groups]; ulong x = 88172645463325252;
    for (long i = 0; i < n; i++) { x ^= x << 13; x ^= x >> 7; x ^= x << 17; t[(int)(((x >> 32) * (ulong)t.Length) >> 32)]++; }
    Console.WriteLine($"random increments {n:e3}: {Cpu():f2}s {t[5]}");
}
