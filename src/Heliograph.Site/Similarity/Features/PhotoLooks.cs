using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Similarity.Twins;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity.Features;

/// <summary>Looks at photos and keeps what was seen, with the version that was looked at.</summary>
sealed class PhotoLooks(SiteData data, PhotoFeatures features, TwinSearch twins, TimeProvider clock)
{
    /// <summary>The photos that were not looked at by all of these models, as they are now.</summary>
    public IQueryable<Photo> Unseen(IReadOnlyList<string> models)
    {
        IQueryable<PhotoLook> seen = data.PhotoLooks;
        foreach (string model in models)
        {
            string word = $" {model} ";
            seen = seen.Where(l => l.Models.Contains(word));
        }

        return data.Photos.AsNoTracking().Where(p => !seen.Any(l => l.PhotoId == p.Id && l.Sha256 == p.Sha256 && l.Rotation == p.Rotation));
    }

    /// <exception cref="NetworkException">A network does not do what its description says.</exception>
    public async Task LookAsync(Photo photo, CancellationToken cancel)
    {
        LookedAt looked;
        try
        {
            looked = await features.OfAsync(photo, cancel);
        }
        catch (Exception e) when (e is NoPixelsException or FileNotFoundException)
        {
            // Nothing to look at: another attempt would find the same.
            looked = new LookedAt([], [], features.Models);
        }

        if (await KeepAsync(photo, looked, cancel))
            await twins.FindAsync(photo, looked.Features, cancel);
    }

    /// <summary>Puts what was seen in the place of what was known.</summary>
    /// <param name="photo">As it was when it was looked at.</param>
    /// <returns>False where it is not like that any more.</returns>
    public Task<bool> KeepAsync(Photo photo, LookedAt looked, CancellationToken cancel) => data.WriteAsync(c => StoreAsync(photo, looked, c), Durability.Process, cancel);

    async Task<bool> StoreAsync(Photo photo, LookedAt looked, CancellationToken cancel)
    {
        // Turned or replaced meanwhile: it will be looked at again. Gone: nothing is to be kept.
        if (!await data.Photos.AnyAsync(p => p.Id == photo.Id && p.Sha256 == photo.Sha256 && p.Rotation == photo.Rotation, cancel))
            return false;
        await data.PhotoVectors.Where(v => v.PhotoId == photo.Id).ExecuteDeleteAsync(cancel);
        await data.PhotoLooks.Where(l => l.PhotoId == photo.Id).ExecuteDeleteAsync(cancel);
        data.PhotoVectors.AddRange(looked.Features.Select(f => new PhotoVector { PhotoId = photo.Id, Kind = f.Kind, Model = f.Model, Values = UnitVector.ToBytes(f.Vector) }));
        data.PhotoLooks.Add(new PhotoLook { PhotoId = photo.Id, Sha256 = photo.Sha256, Rotation = photo.Rotation, Models = $" {string.Join("  ", looked.Models)} " });
        await KeepFindingsAsync(photo.Id, looked, cancel);
        ChangeLog.Append(data, ChangeKind.PhotoLookedAt, photo.Id, null, clock);
        await data.SaveChangesAsync(cancel);
        data.ChangeTracker.Clear();
        return true;
    }

    /// <summary>What the owner accepted or refused stays so.</summary>
    async Task KeepFindingsAsync(long photoId, LookedAt looked, CancellationToken cancel)
    {
        await data.PhotoFindings.Where(f => f.PhotoId == photoId && f.State == FindingState.Suggested).ExecuteDeleteAsync(cancel);
        var settled = (await data.PhotoFindings.Where(f => f.PhotoId == photoId).Select(f => new { f.Kind, f.Clean }).ToListAsync(cancel)).Select(f => (f.Kind, f.Clean)).ToHashSet();
        foreach (var (model, found) in looked.Findings)
        {
            var kind = found.Means switch { OutputMeaning.Tags => FindingKind.Tag, OutputMeaning.Score => FindingKind.Score, _ => FindingKind.Safety };
            string clean = TagWords.Clean(found.Label);
            if (clean.Length > 0 && settled.Add((kind, clean)))
                data.PhotoFindings.Add(new PhotoFinding { PhotoId = photoId, Kind = kind, Clean = clean, Label = found.Label, Confidence = found.Value, Model = model });
        }
    }
}
