namespace Heliograph.Site.Photos.Tags;

/// <summary>Puts tags on a photo and takes them off. A tag keeps its number and its author for as long as it stays, and no number is given twice.</summary>
static class Tagging
{
    public const int Most = 75;

    /// <summary>Adds what is not there yet; beyond <see cref="Most"/> nothing.</summary>
    /// <param name="photo">With its tags.</param>
    /// <param name="raw">As written.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>The tags that are new.</returns>
    public static IReadOnlyList<PhotoTag> Add(Photo photo, IEnumerable<string> raw, long authorId, long now)
    {
        var added = TagWords.From(raw).Where(t => photo.Tags.TrueForAll(there => there.Clean != t.Clean)).Take(Most - photo.Tags.Count).ToList();
        int last = photo.Tags.Count == 0 ? -1 : photo.Tags.Max(t => t.Position);
        foreach (var tag in added)
        {
            (tag.PhotoId, tag.Position, tag.Number, tag.AuthorId, tag.AddedAt) = (photo.Id, ++last, ++photo.LastTagNumber, authorId, now);
            photo.Tags.Add(tag);
        }

        return added;
    }

    /// <summary>Makes these the photo's tags, in this order.</summary>
    /// <inheritdoc cref="Add"/>
    public static void Replace(Photo photo, IEnumerable<string> raw, long authorId, long now)
    {
        var wanted = TagWords.From(raw);
        photo.Tags.RemoveAll(t => wanted.TrueForAll(w => w.Clean != t.Clean));
        Add(photo, wanted.Select(t => t.Raw), authorId, now);
        foreach (var (tag, position) in wanted.Select((tag, position) => (tag, position)))
        {
            if (photo.Tags.Find(t => t.Clean == tag.Clean) is { } there)
                (there.Raw, there.Position, there.Value) = (tag.Raw, position, tag.Value);
        }
    }
}
