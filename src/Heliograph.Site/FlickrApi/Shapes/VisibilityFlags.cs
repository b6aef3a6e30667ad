using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>Who sees a photo, as the API says it.</summary>
static class VisibilityFlags
{
    public static Element SetVisibility(this Element element, Visibility visibility) => element
        .Set("ispublic", visibility == Visibility.Public)
        .Set("isfriend", visibility is Visibility.Friends or Visibility.FriendsAndFamily)
        .Set("isfamily", visibility is Visibility.Family or Visibility.FriendsAndFamily);

    public static Visibility Of(bool isPublic, bool isFriend, bool isFamily) =>
        isPublic ? Visibility.Public
        : (isFriend, isFamily) switch
        {
            (true, true) => Visibility.FriendsAndFamily,
            (true, false) => Visibility.Friends,
            (false, true) => Visibility.Family,
            _ => Visibility.Private,
        };

    /// <summary>As <c>privacy_filter</c> and <c>prefs.getPrivacy</c> number them.</summary>
    public static int Number(Visibility visibility) => visibility switch
    {
        Visibility.Public => 1,
        Visibility.Friends => 2,
        Visibility.Family => 3,
        Visibility.FriendsAndFamily => 4,
        _ => 5,
    };

    /// <returns>Null for a number of none.</returns>
    public static Visibility? Parse(int? number) => number switch
    {
        1 => Visibility.Public,
        2 => Visibility.Friends,
        3 => Visibility.Family,
        4 => Visibility.FriendsAndFamily,
        5 => Visibility.Private,
        _ => null,
    };
}
