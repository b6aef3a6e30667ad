using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Data;

/// <summary>
/// Hands out ids that don't tell how many there are: a random base, then small random steps.
/// Ids are reserved in blocks, so that any number of processes may ask.
/// </summary>
public sealed class IdSequence(IServiceScopeFactory scopes) : IDisposable
{
    const int BlockSize = 4096;
    const int LargestStep = 16;

    readonly SemaphoreSlim gate = new(1, 1);
    readonly Dictionary<string, (long Next, long End)> reserved = [];

    /// <summary>11 digits at the start.</summary>
    public Task<long> NextPhotoAsync(CancellationToken cancel) => NextAsync("photo", 10_000_000_000, cancel);

    /// <summary>8 digits at the start.</summary>
    public Task<long> NextPersonAsync(CancellationToken cancel) => NextAsync("person", 10_000_000, cancel);

    /// <summary>7 digits at the start.</summary>
    public Task<long> NextGroupAsync(CancellationToken cancel) => NextAsync("group", 1_000_000, cancel);

    /// <summary>17 digits, so that an album's id is never taken for a photo's.</summary>
    public Task<long> NextAlbumAsync(CancellationToken cancel) => NextAsync("album", 72_000_000_000_000_000, cancel);

    public void Dispose() => gate.Dispose();

    async Task<long> NextAsync(string kind, long smallest, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var (next, end) = reserved.GetValueOrDefault(kind);
            if (next + LargestStep > end)
                (next, end) = await ReserveAsync(kind, smallest, cancel);

            next += RandomNumberGenerator.GetInt32(1, LargestStep + 1);
            reserved[kind] = (next, end);
            return next;
        }
        finally
        {
            gate.Release();
        }
    }

    async Task<(long Next, long End)> ReserveAsync(string kind, long smallest, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long start = smallest + RandomNumberGenerator.GetInt32((int)Math.Min(smallest, int.MaxValue / 2));
        long end = (await data.Database.SqlQuery<long>($"""
            insert into id_block (kind, next) values ({kind}, {start + BlockSize})
            on conflict (kind) do update set next = id_block.next + {BlockSize}
            returning next as "Value"
            """).ToListAsync(cancel)).Single();
        return (end - BlockSize, end);
    }
}
