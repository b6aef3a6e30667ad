using System.Collections.Concurrent;
using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>Converts a folder's files, a few at a time. What is there from an earlier run is skipped, so it may be stopped at any time.</summary>
sealed class FolderConversion(Conversion conversion, DirectoryInfo source, DirectoryInfo target)
{
    readonly ConcurrentQueue<Refusal> refused = [];
    int made;
    int there;
    long before;
    long after;

    public string Done => conversion.Done;

    public int Made => Volatile.Read(ref made);

    public int There => Volatile.Read(ref there);

    /// <summary>Bytes of the files that were made something of, and of what became of them.</summary>
    public Converted Bytes => new(Interlocked.Read(ref before), Interlocked.Read(ref after));

    public IReadOnlyList<Refusal> Refused => [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)];

    public async Task<int> RunAsync(ConversionScreen screen, CancellationToken cancel)
    {
        var files = source.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(conversion.Takes).OrderBy(f => f.FullName, StringComparer.Ordinal).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        try
        {
            await screen.FollowAsync(this, files, done => Parallel.ForEachAsync(files, parallel, (file, token) =>
            {
                Take(file, token);
                done(file);
                return ValueTask.CompletedTask;
            }));
        }
        catch (OperationCanceledException)
        {
            screen.Conclude(this, "Stopped. What was made stays; run the same command again to go on.");
            return ExitCode.Cancelled;
        }

        screen.Conclude(this, null);
        // The worst that happened: verification, then failure, then refusal.
        int[] codes = [.. refused.Select(r => r.ExitCode)];
        return ((int[])[ExitCode.VerificationFailed, ExitCode.Failed, ExitCode.BadInput]).FirstOrDefault(codes.Contains, ExitCode.Done);
    }

    void Take(FileInfo file, CancellationToken cancel)
    {
        string relative = Path.GetRelativePath(source.FullName, file.FullName);
        var made = new FileInfo(Path.Combine(target.FullName, Path.GetDirectoryName(relative) ?? "", conversion.NameFor(file.Name)));
        try
        {
            if (conversion.IsMade(file, made))
            {
                Interlocked.Increment(ref there);
                return;
            }
            made.Directory!.Create();
            using var from = file.OpenRead();
            Count(FileInTheMaking.Create(made.FullName, to => conversion.Run(from, to, parallelism: 1, cancel)));
        }
        catch (LeptonException fault)
        {
            refused.Enqueue(new Refusal(file.FullName, fault.Fault, fault.Message));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            refused.Enqueue(new Refusal(file.FullName, null, fault.Message));
        }
    }

    void Count(Converted converted)
    {
        Interlocked.Increment(ref made);
        Interlocked.Add(ref before, converted.Before);
        Interlocked.Add(ref after, converted.After);
    }
}
