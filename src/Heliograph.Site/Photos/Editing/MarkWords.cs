namespace Heliograph.Site.Photos.Editing;

/// <summary>What people call the values that a photo can have.</summary>
static class MarkWords
{
    public static string Of(SafetyLevel level) => level switch
    {
        SafetyLevel.Moderate => MarkTexts.SafetyModerate,
        SafetyLevel.Restricted => MarkTexts.SafetyRestricted,
        _ => MarkTexts.SafetySafe,
    };

    public static string Of(ContentType type) => type switch
    {
        ContentType.Screenshot => MarkTexts.ContentScreenshot,
        ContentType.Other => MarkTexts.ContentOther,
        _ => MarkTexts.ContentPhoto,
    };

    public static string Of(Permission permission) => permission switch
    {
        Permission.Nobody => MarkTexts.PermissionNobody,
        Permission.FriendsAndFamily => MarkTexts.PermissionFriendsAndFamily,
        Permission.Contacts => MarkTexts.PermissionContacts,
        _ => MarkTexts.PermissionEverybody,
    };

    public static string Of(LocationContext context) => context switch
    {
        LocationContext.Indoors => MarkTexts.ContextIndoors,
        LocationContext.Outdoors => MarkTexts.ContextOutdoors,
        _ => MarkTexts.ContextUnknown,
    };
}
