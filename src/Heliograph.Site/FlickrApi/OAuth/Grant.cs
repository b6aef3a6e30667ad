namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>What somebody lets an application do in their name; each includes those before it. Values are stored.</summary>
public enum Grant { None = 0, Read = 1, Write = 2, Delete = 3 }

static class GrantNames
{
    /// <summary>As in the API.</summary>
    public static string Of(Grant grant) => grant switch
    {
        Grant.Read => "read",
        Grant.Write => "write",
        Grant.Delete => "delete",
        _ => "none",
    };

    /// <returns>Null for a word that is none.</returns>
    public static Grant? Parse(string? word) => word switch
    {
        "read" => Grant.Read,
        "write" => Grant.Write,
        "delete" => Grant.Delete,
        _ => null,
    };
}
