using Heliograph.Site.Accounts;
using Heliograph.Site.Groups.Pool;

namespace Heliograph.Site.Groups;

/// <summary>What the form of a group's settings holds.</summary>
public sealed class GroupSettings
{
    public const int MostPerPeriod = 1000;

    /// <summary>Made for a new group; a form that was sent has what was checked in it and nothing else.</summary>
    public static GroupSettings Fresh => Of(new Group());

    public string Name { get; set; } = "";
    public string Alias { get; set; } = "";
    public string Description { get; set; } = "";
    public string Rules { get; set; } = "";
    public GroupPrivacy Privacy { get; set; } = GroupPrivacy.Public;
    public bool IsModerated { get; set; }
    public PoolPeriod Period { get; set; }
    public int? Count { get; set; }
    public bool Photos { get; set; }
    public bool Screenshots { get; set; }
    public bool Other { get; set; }
    public bool Safe { get; set; }
    public bool Moderate { get; set; }
    public bool Restricted { get; set; }
    public bool IsUnlisted { get; set; }

    /// <summary>The photo that stands for the group; null: none was chosen.</summary>
    public long? Icon { get; set; }

    public static GroupSettings Of(Group group) => new()
    {
        Name = group.Name,
        Alias = group.Alias ?? "",
        Description = group.Description,
        Rules = group.Rules,
        Privacy = group.Privacy,
        IsModerated = group.IsModerated,
        Period = group.LimitPeriod,
        Count = group.LimitPeriod == PoolPeriod.None ? null : group.LimitCount,
        Photos = group.Content.HasFlag(PoolContent.Photos),
        Screenshots = group.Content.HasFlag(PoolContent.Screenshots),
        Other = group.Content.HasFlag(PoolContent.Other),
        Safe = group.Safety.HasFlag(PoolSafety.Safe),
        Moderate = group.Safety.HasFlag(PoolSafety.Moderate),
        Restricted = group.Safety.HasFlag(PoolSafety.Restricted),
        IsUnlisted = group.IsUnlisted,
        Icon = group.IconPhotoId,
    };

    internal GroupFault Fault()
    {
        (Name, Alias) = (Shorten(Name, GroupChanges.LongestName), Aliases.Normalise(Alias));
        return Name.Length == 0 ? GroupFault.NameEmpty
            : Content == PoolContent.None || Safety == PoolSafety.None ? GroupFault.NothingAllowed
            : !Enum.IsDefined(Period) || !Enum.IsDefined(Privacy) || (Period != PoolPeriod.None && Count is not (>= 1 and <= MostPerPeriod)) ? GroupFault.LimitInvalid
            : GroupFault.None;
    }

    internal void ApplyTo(Group group)
    {
        (group.Name, group.Alias) = (Name, Alias.Length == 0 ? null : Alias);
        (group.Description, group.Rules) = (Shorten(Description, GroupChanges.LongestText), Shorten(Rules, GroupChanges.LongestText));
        (group.Privacy, group.IsModerated, group.IsUnlisted) = (Privacy, IsModerated, IsUnlisted);
        (group.LimitPeriod, group.LimitCount) = (Period, Period == PoolPeriod.None ? 0 : Count!.Value);
        (group.Content, group.Safety, group.IconPhotoId) = (Content, Safety, Icon);
    }

    PoolContent Content => (Photos ? PoolContent.Photos : 0) | (Screenshots ? PoolContent.Screenshots : 0) | (Other ? PoolContent.Other : 0);

    PoolSafety Safety => (Safe ? PoolSafety.Safe : 0) | (Moderate ? PoolSafety.Moderate : 0) | (Restricted ? PoolSafety.Restricted : 0);

    static string Shorten(string? text, int longest)
    {
        string clean = (text ?? "").Trim().ReplaceLineEndings("\n");
        return clean.Length > longest ? clean[..longest] : clean;
    }
}
