namespace Heliograph.Site.Groups;

/// <summary>The one address of each page about groups.</summary>
static class GroupAddress
{
    public const string Index = "/groups/";

    /// <param name="alias">Null: the group has none.</param>
    public static string Of(string? alias, long id) => $"{Index}{alias ?? $"{id}@N20"}/";
}
