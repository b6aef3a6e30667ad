namespace Heliograph.Site.Photos;

/// <summary>Who but the owner may see something. Values are stored.</summary>
public enum Visibility { Private = 0, Friends = 1, Family = 2, FriendsAndFamily = 3, Public = 4 }
