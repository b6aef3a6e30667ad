namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>An application's wish to act for somebody. It is good for some minutes and for one access token.</summary>
public sealed class RequestToken
{
    /// <summary>32 hex digits.</summary>
    public string Token { get; set; } = "";

    /// <summary>Encrypted with the site's keys.</summary>
    public string Secret { get; set; } = "";

    public long ApplicationId { get; set; }

    /// <summary>Where the browser goes after the consent; <c>oob</c>: nowhere, the person types the verifier.</summary>
    public string Callback { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>Who consented; null: nobody yet.</summary>
    public long? PersonId { get; set; }

    public Grant Grant { get; set; }

    /// <summary>What proves that whoever fetches the access token saw the consent.</summary>
    public string? Verifier { get; set; }
}
