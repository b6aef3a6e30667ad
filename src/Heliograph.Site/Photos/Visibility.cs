using Heliograph.Site.Accounts.Contacts;

namespace Heliograph.Site.Photos;

/// <summary>Who but the owner may see something. Values are stored.</summary>
public enum Visibility { Private = 0, Friends = 1, Family = 2, FriendsAndFamily = 3, Public = 4 }

/// <summary>The rules of <see cref="Visibility"/> for one thing; <see cref="PhotoVisibility"/> says the same in queries.</summary>
static class VisibilityRules
{
    /// <summary>Everybody whom <paramref name="other"/> lets in, this lets in too.</summary>
    public static bool Includes(this Visibility visibility, Visibility other) =>
        visibility == other || other == Visibility.Private || visibility == Visibility.Public
        || (visibility == Visibility.FriendsAndFamily && other != Visibility.Public);

    /// <param name="mark">How the owner marked the viewer; null where the owner does not follow them.</param>
    public static bool Allows(this Visibility visibility, bool isOwner, Contact? mark) =>
        isOwner || visibility == Visibility.Public
        || (mark is { IsFriend: true } && visibility.Includes(Visibility.Friends))
        || (mark is { IsFamily: true } && visibility.Includes(Visibility.Family));
}

/// <summary>The rules of <see cref="Permission"/>, for who is signed in and may see the photo.</summary>
static class PermissionRules
{
    /// <param name="mark">How the owner marked the viewer; null where the owner does not follow them.</param>
    public static bool Allows(this Permission permission, bool isOwner, Contact? mark) => isOwner || permission switch
    {
        Permission.Everybody => true,
        Permission.Contacts => mark is not null,
        Permission.FriendsAndFamily => mark is { IsFriend: true } or { IsFamily: true },
        _ => false,
    };
}
