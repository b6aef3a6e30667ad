namespace Heliograph.Site.Groups.Interests;

/// <summary>What a person did that shows interest in a group, besides joining it.</summary>
public sealed record GroupSigns(int Posts = 0, int Favourites = 0, int Follows = 0, int Visits = 0, int Seconds = 0);
