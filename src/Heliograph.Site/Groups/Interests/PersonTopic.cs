namespace Heliograph.Site.Groups.Interests;

/// <summary>A subject that a person says they care for: a tag.</summary>
public sealed class PersonTopic
{
    public long PersonId { get; set; }

    /// <summary>The tag in the form that tags are compared by.</summary>
    public string Clean { get; set; } = "";

    /// <summary>As it was shown when it was chosen.</summary>
    public string Raw { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
