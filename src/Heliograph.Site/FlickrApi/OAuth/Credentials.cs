using System.Collections.Concurrent;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <param name="Secret">Decrypted.</param>
sealed record KnownApplication(long Id, string Key, string Secret, string Name);

/// <param name="Secret">Decrypted.</param>
sealed record KnownToken(string Token, string Secret, long ApplicationId, long PersonId, Grant Grant);

/// <summary>The keys and tokens that calls come with, decrypted and in memory: those asked for of late. Whoever ends one calls <see cref="Forget"/> after the commit.</summary>
sealed class Credentials(IServiceScopeFactory scopes, Secrets secrets)
{
    // Some 300 bytes each; beyond, it begins anew.
    const int Most = 20_000;

    readonly ConcurrentDictionary<string, KnownApplication> applications = new();
    readonly ConcurrentDictionary<string, KnownToken> tokens = new();
    long forgotten;

    public void Forget()
    {
        // Before the removal: who read a row earlier must not put it back after.
        Interlocked.Increment(ref forgotten);
        applications.Clear();
        tokens.Clear();
    }

    /// <returns>Null where no application has this key.</returns>
    public ValueTask<KnownApplication?> FindApplicationAsync(string key, CancellationToken cancel) => FindAsync(applications, key, async data =>
        await data.ApiApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, cancel) is { } found
            ? new KnownApplication(found.Id, found.Key, secrets.Open(found.Secret), found.Name) : null);

    /// <returns>Null where there is no such access token.</returns>
    public ValueTask<KnownToken?> FindTokenAsync(string token, CancellationToken cancel) => FindAsync(tokens, token, async data =>
        await data.AccessTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Token == token, cancel) is { } found
            ? new KnownToken(found.Token, secrets.Open(found.Secret), found.ApplicationId, found.PersonId, found.Grant) : null);

    ValueTask<T?> FindAsync<T>(ConcurrentDictionary<string, T> known, string key, Func<SiteData, Task<T?>> read) where T : class =>
        key.Length != Secrets.KeyLength ? new((T?)null) : known.TryGetValue(key, out var there) ? new(there) : new(LoadAsync(known, key, read));

    async Task<T?> LoadAsync<T>(ConcurrentDictionary<string, T> known, string key, Func<SiteData, Task<T?>> read) where T : class
    {
        long before = Interlocked.Read(ref forgotten);
        await using var scope = scopes.CreateAsyncScope();
        if (await read(scope.ServiceProvider.GetRequiredService<SiteData>()) is not { } found)
            return null;
        if (known.Count >= Most)
            known.Clear();
        known[key] = found;
        if (Interlocked.Read(ref forgotten) != before)
            known.TryRemove(key, out _);
        return found;
    }
}
