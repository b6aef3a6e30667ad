using System.Globalization;

namespace Heliograph.Site.Photos.Page;

/// <summary>A region of a photo that shows on its stage when somebody points at the photo or comes by with the keyboard.</summary>
/// <param name="Target">Id of the element that tells of it.</param>
/// <param name="Words">Said and shown there.</param>
public sealed record StageMark(string Target, Region Region, string Words)
{
    public string Id => $"mark-{Target}";

    /// <summary>The rules that put the marks in their places, for the page's one style.</summary>
    public static string Style(IEnumerable<StageMark> marks) => string.Concat(marks.Select(m => string.Create(CultureInfo.InvariantCulture,
        $"#{m.Id}{{left:{m.Region.X * 100:0.##}%;top:{m.Region.Y * 100:0.##}%;width:{m.Region.Width * 100:0.##}%;height:{m.Region.Height * 100:0.##}%}}")));
}
