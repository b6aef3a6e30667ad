namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>What people are told an application may do.</summary>
static class GrantWords
{
    /// <summary>A phrase for each thing.</summary>
    public static IEnumerable<string> Of(Grant grant)
    {
        if (grant >= Grant.Read)
            yield return FlickrTexts.ReadText;
        if (grant >= Grant.Write)
            yield return FlickrTexts.WriteText;
        if (grant >= Grant.Delete)
            yield return FlickrTexts.DeleteText;
    }
}
