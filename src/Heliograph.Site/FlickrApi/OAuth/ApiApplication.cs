namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>A program that somebody registered, so that it may call the API.</summary>
public sealed class ApiApplication
{
    public long Id { get; set; }

    /// <summary>Who registered it, and may remove it.</summary>
    public long OwnerId { get; set; }

    /// <summary>What people who are asked for consent are told.</summary>
    public string Name { get; set; } = "";

    /// <summary>32 hex digits: what calls name it by.</summary>
    public string Key { get; set; } = "";

    /// <summary>What it signs with, encrypted with the site's keys.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }
}
