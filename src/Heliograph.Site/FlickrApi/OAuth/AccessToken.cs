namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>That somebody lets an application act for them, until they or the application's owner end it.</summary>
public sealed class AccessToken
{
    /// <summary>32 hex digits.</summary>
    public string Token { get; set; } = "";

    /// <summary>Encrypted with the site's keys.</summary>
    public string Secret { get; set; } = "";

    public long ApplicationId { get; set; }
    public long PersonId { get; set; }
    public Grant Grant { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }
}
