using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Paths;

namespace Heliograph.Traffic;

/// <summary>How often an operation was called, and what came of it.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Calls">All of them.</param>
/// <param name="Errors">Answers with a status of 400 or more.</param>
/// <param name="First">When it was first called.</param>
/// <param name="Last">When it was last called.</param>
/// <param name="Latency">How long answers took.</param>
/// <param name="Statuses">Answers by their status.</param>
public sealed record OperationSummary(
    string Method, string Path, long Calls, long Errors, DateTimeOffset First, DateTimeOffset Last, LatencySummary Latency, IReadOnlyList<(int Status, long Count)> Statuses)
{
    internal static OperationSummary Of(TemplatedOperation operation)
    {
        var stats = operation.Stats;
        return new(operation.Method, operation.Path, stats.Calls, stats.Errors, Instant.Of(stats.First), Instant.Of(stats.Last), LatencySummary.Of(stats.Latency), [.. stats.Statuses.Select(s => (s.Key, s.Value))]);
    }
}

/// <summary>Calls from one client to one service.</summary>
/// <param name="Client">Who calls.</param>
/// <param name="Server">Who is called.</param>
/// <param name="Calls">All of them.</param>
/// <param name="Errors">Calls without an answer, or with a status of 500 or more.</param>
/// <param name="Latency">How long answers took.</param>
public sealed record LinkSummary(string Client, string Server, long Calls, long Errors, LatencySummary Latency);

/// <summary>How long answers took, from the first byte of the request to the last of the response; milliseconds, right to 9 per cent.</summary>
/// <param name="P50">Half of them took less.</param>
/// <param name="P90">Nine of ten took less.</param>
/// <param name="P99">Ninety-nine of a hundred took less.</param>
/// <param name="Buckets">How many took up to so many milliseconds and more than the bucket before; bounds double.</param>
public sealed record LatencySummary(double P50, double P90, double P99, IReadOnlyList<(double Milliseconds, long Count)> Buckets)
{
    internal static LatencySummary Of(Latency latency) => new(latency.Quantile(0.5), latency.Quantile(0.9), latency.Quantile(0.99), [.. latency.Powers2]);
}
