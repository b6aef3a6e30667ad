using System.Globalization;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;

namespace Heliograph.Site.Groups;

/// <summary>Groups in words.</summary>
static class GroupPhrases
{
    public static string Members(int count) => count == 1 ? GroupTexts.OneMember : string.Format(CultureInfo.CurrentCulture, GroupTexts.Members, count);

    public static string Photos(int count) => count == 1 ? GroupTexts.OnePhoto : string.Format(CultureInfo.CurrentCulture, GroupTexts.Photos, count);

    public static string Topics(int count) => count == 1 ? GroupTexts.OneTopic : string.Format(CultureInfo.CurrentCulture, GroupTexts.Topics, count);

    public static string Privacy(GroupPrivacy privacy) => privacy switch
    {
        GroupPrivacy.Private => GroupTexts.PrivacyPrivate,
        GroupPrivacy.InvitationOnly => GroupTexts.PrivacyInvitation,
        _ => GroupTexts.PrivacyPublic,
    };

    public static string PrivacyHint(GroupPrivacy privacy) => privacy switch
    {
        GroupPrivacy.Private => GroupTexts.PrivateHint,
        GroupPrivacy.InvitationOnly => GroupTexts.InvitationHint,
        _ => GroupTexts.PublicHint,
    };

    public static string Of(GroupRole role) => role switch
    {
        GroupRole.Owner => GroupTexts.RoleOwner,
        GroupRole.Moderator => GroupTexts.RoleModerator,
        _ => GroupTexts.RoleMember,
    };

    public static string Of(PoolPeriod period) => period switch
    {
        PoolPeriod.Day => GroupTexts.PerDay,
        PoolPeriod.Week => GroupTexts.PerWeek,
        PoolPeriod.Month => GroupTexts.PerMonth,
        _ => GroupTexts.NoLimit,
    };

    /// <summary>What the pool takes, a sentence each.</summary>
    public static IEnumerable<string> Limits(Group group)
    {
        if (group.IsModerated)
            yield return GroupTexts.RuleModerated;
        if (group.LimitPeriod != PoolPeriod.None)
            yield return string.Format(CultureInfo.CurrentCulture, group.LimitCount == 1 ? GroupTexts.RuleLimitOne : GroupTexts.RuleLimit, group.LimitCount, Of(group.LimitPeriod));
        if (group.Content != PoolContent.All)
            yield return string.Format(CultureInfo.CurrentCulture, GroupTexts.RuleContent, Listed(
                (group.Content.HasFlag(PoolContent.Photos), GroupTexts.ContentPhotos), (group.Content.HasFlag(PoolContent.Screenshots), GroupTexts.ContentScreenshots), (group.Content.HasFlag(PoolContent.Other), GroupTexts.ContentOther)));
        if (group.Safety != PoolSafety.All)
            yield return string.Format(CultureInfo.CurrentCulture, GroupTexts.RuleSafety, Listed(
                (group.Safety.HasFlag(PoolSafety.Safe), GroupTexts.SafetySafe), (group.Safety.HasFlag(PoolSafety.Moderate), GroupTexts.SafetyModerate), (group.Safety.HasFlag(PoolSafety.Restricted), GroupTexts.SafetyRestricted)));
    }

    public static string Of(GroupFault fault) => fault switch
    {
        GroupFault.NameEmpty => GroupTexts.NameEmpty,
        GroupFault.AliasLength => AccountTexts.AliasLength,
        GroupFault.AliasCharacters => AccountTexts.AliasCharacters,
        GroupFault.AliasReserved => AccountTexts.AliasReserved,
        GroupFault.AliasTaken => AccountTexts.AliasTaken,
        GroupFault.NothingAllowed => GroupTexts.NothingAllowed,
        GroupFault.LimitInvalid => string.Format(CultureInfo.CurrentCulture, GroupTexts.LimitInvalid, GroupSettings.MostPerPeriod),
        _ => GroupTexts.NotAllowed,
    };

    static string Listed(params (bool IsIn, string Word)[] words) => string.Join(", ", words.Where(w => w.IsIn).Select(w => w.Word));
}
