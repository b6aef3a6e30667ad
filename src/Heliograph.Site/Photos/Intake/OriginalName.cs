namespace Heliograph.Site.Photos.Intake;

/// <summary>The name that a file had where it came from: shown and kept, never used as a path.</summary>
static class OriginalName
{
    const int Longest = 200;

    /// <summary>The last part of a path of any system, without control characters, cut to a length that every page can hold.</summary>
    public static string Of(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return name.Length <= Longest ? name : name[^Longest..].TrimStart();
    }

    /// <summary>Without its extension; what a photo is called that has no title of its own.</summary>
    public static string TitleOf(string name)
    {
        string title = Path.GetFileNameWithoutExtension(name);
        return title.Length > 0 ? title : name;
    }
}
