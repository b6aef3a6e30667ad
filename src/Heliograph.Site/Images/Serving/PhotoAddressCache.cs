using System.Collections.Concurrent;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Images.Serving;

/// <summary>
/// What image addresses open, in memory: the photos asked for of late. Whoever changes a photo's secrets, visibility or file,
/// or deletes it, calls <see cref="Forget"/> after the commit; what other processes change, <see cref="AddressChanges"/> forgets.
/// </summary>
public sealed class PhotoAddressCache(IServiceScopeFactory scopes)
{
    /// <summary>Of each of the two generations. A photo takes some 400 bytes.</summary>
    const int Generation = 32_768;

    ConcurrentDictionary<long, AddressedPhoto> young = new();
    ConcurrentDictionary<long, AddressedPhoto> old = new();
    long forgotten;

    /// <summary>From now on this process asks the database again.</summary>
    public void Forget(long photoId)
    {
        // Before the removal: who read the row earlier must not put it back after.
        Interlocked.Increment(ref forgotten);
        young.TryRemove(photoId, out _);
        old.TryRemove(photoId, out _);
    }

    /// <summary>As <see cref="Forget"/>, for all photos.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref forgotten);
        young = new();
        old = new();
    }

    /// <returns>Null where there is no such photo.</returns>
    internal ValueTask<AddressedPhoto?> FindAsync(long id, CancellationToken cancel)
    {
        if (young.TryGetValue(id, out var photo))
            return new(photo);
        if (!old.TryGetValue(id, out photo))
            return new(LoadAsync(id, cancel));
        long before = Interlocked.Read(ref forgotten);
        Keep(id, photo, before);
        return new(photo);
    }

    async Task<AddressedPhoto?> LoadAsync(long id, CancellationToken cancel)
    {
        long before = Interlocked.Read(ref forgotten);
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var photo = await data.Photos.Where(p => p.Id == id).Select(p => new AddressedPhoto(
            p.Server, p.Secret, p.LargeSecret, p.OriginalSecret, p.Sha256, p.Format, p.Width, p.Height, p.Rotation,
            p.Visibility == Photos.Visibility.Public, p.FileName)).SingleOrDefaultAsync(cancel);
        if (photo is not null)
            Keep(id, photo, before);
        return photo;
    }

    void Keep(long id, AddressedPhoto photo, long before)
    {
        if (young.Count >= Generation)
            (old, young) = (young, new());
        young[id] = photo;
        // Something was forgotten since it was read, perhaps this: then it is not kept.
        if (Interlocked.Read(ref forgotten) != before)
            young.TryRemove(id, out _);
    }
}
