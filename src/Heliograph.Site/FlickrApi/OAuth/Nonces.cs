using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>
/// What was signed and came already: no request is taken twice. They are kept in memory for as long as their timestamps are taken, so what was
/// signed before this process began might be such a replay and is not taken at all.
/// </summary>
sealed class Nonces(TimeProvider clock)
{
    /// <summary>A timestamp may differ by so much from this machine's clock, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Timestamps are kept in groups of so many seconds, each forgotten whole.</summary>
    const int Group = 300;

    readonly long began = clock.GetUtcNow().ToUnixTimeSeconds();
    readonly ConcurrentDictionary<long, ConcurrentDictionary<UInt128, bool>> groups = new();

    /// <returns>False where it is no number of seconds, too early or too late.</returns>
    public bool IsTimely(string? timestamp, out long at) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out at)
        && at >= began && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - at) <= Window.TotalSeconds;

    /// <summary>Remembers one. Some clients use a nonce again with another token, so the token is part of it.</summary>
    /// <param name="at">As <see cref="IsTimely"/> gave it.</param>
    /// <returns>False where it was there already.</returns>
    public bool TryTake(string key, string token, long at, string nonce)
    {
        ForgetBefore(clock.GetUtcNow().ToUnixTimeSeconds() - (long)Window.TotalSeconds);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{token}\n{at}\n{nonce}"));
        return groups.GetOrAdd(at / Group, _ => new()).TryAdd(BinaryPrimitives.ReadUInt128LittleEndian(hash), true);
    }

    void ForgetBefore(long earliest)
    {
        foreach (long group in groups.Keys)
        {
            if ((group + 1) * Group <= earliest)
                groups.TryRemove(group, out _);
        }
    }
}
