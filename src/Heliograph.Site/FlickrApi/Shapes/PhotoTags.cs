using System.Text;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>Tags as the API has them: separated by blanks, and with an id each.</summary>
static class PhotoTags
{
    /// <param name="tag">Whose author, photo and number are its id.</param>
    public static string IdOf(PhotoTag tag) => $"{tag.AuthorId}-{tag.PhotoId}-{tag.Number}";

    /// <returns>The photo and the tag's number there; null for what is no id.</returns>
    public static (long PhotoId, int Number)? ParseId(string? id) =>
        id?.Split('-') is [_, var photo, var number] && Call.ParseId(photo) is { } photoId && Call.ParseId(number) is { } at and <= int.MaxValue ? (photoId, (int)at) : null;

    public static async Task<IEnumerable<Element>> OfAsync(Call call, long photoId)
    {
        var tags = await call.Data.PhotoTags.AsNoTracking().Where(t => t.PhotoId == photoId).OrderBy(t => t.Position)
            .Select(t => new { Tag = t, Author = call.Data.People.Where(p => p.Id == t.AuthorId).Select(p => p.UserName).FirstOrDefault() }).ToListAsync(call.Cancel);
        return tags.Select(t => Of(t.Tag, t.Author ?? ""));
    }

    public static Element Of(PhotoTag tag, string author) => new Element("tag").Set("id", IdOf(tag)).Set("author", PhotoShape.NsidOf(tag.AuthorId))
        .Set("authorname", author).Set("raw", tag.Raw).Set("machine_tag", tag.Namespace is null ? 0 : 1).Say(tag.Clean);

    /// <summary>Splits a line at blanks, and after a comma; quotes keep words together.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var tags = new List<string>();
        var tag = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (char.IsWhiteSpace(c) || c == ','))
            {
                End();
            }
            else
            {
                tag.Append(c);
            }
        }

        End();
        return tags;

        void End()
        {
            if (tag.ToString().Trim() is { Length: > 0 } text)
                tags.Add(text);
            tag.Clear();
        }
    }
}
