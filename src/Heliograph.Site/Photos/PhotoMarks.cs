namespace Heliograph.Site.Photos;

/// <summary>For whom a photo is suitable. Values are stored and are those of the Flickr API.</summary>
public enum SafetyLevel { Safe = 1, Moderate = 2, Restricted = 3 }

/// <summary>What kind of picture it is. Values are stored and are those of the Flickr API.</summary>
public enum ContentType { Photo = 1, Screenshot = 2, Other = 3 }

/// <summary>Where a place is, as its owner says. Values are stored and are those of the Flickr API.</summary>
public enum LocationContext { Unknown = 0, Indoors = 1, Outdoors = 2 }

/// <summary>Who may add something, of those who may see it. Values are stored and are those of the Flickr API.</summary>
public enum Permission { Nobody = 0, FriendsAndFamily = 1, Contacts = 2, Everybody = 3 }
