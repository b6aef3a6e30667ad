namespace Heliograph.Site.Groups;

/// <summary>A word by which a group is found.</summary>
public sealed class GroupWord
{
    /// <summary>Lower case, without diacritics; a whole word, or the beginning of one of the name's.</summary>
    public string Word { get; set; } = "";

    public long GroupId { get; set; }
}
