using static Heliograph.Site.Groups.GroupStanding;

namespace Heliograph.Site.Groups;

/// <summary>What somebody is to a group.</summary>
[Flags]
public enum GroupStanding { Anonymous = 1, Stranger = 2, Banned = 4, Invited = 8, Member = 16, Moderator = 32, Owner = 64 }

/// <summary>What people do in groups.</summary>
public enum GroupAct
{
    /// <summary>Find it, open its pages, look at its pool and read its discussions.</summary>
    See,
    Join,
    Leave,

    /// <summary>Tell its moderators of a photo or of words.</summary>
    Report,

    /// <summary>Give photos of one's own to the pool; taking them out again is everybody's right.</summary>
    AddPhotos,

    /// <summary>Begin topics and reply.</summary>
    Talk,
    Invite,

    /// <summary>Let waiting photos in or not, and take photos out of the pool.</summary>
    DecidePhotos,

    /// <summary>Change and delete others' words, lock topics and hold them at the top.</summary>
    ModerateTalk,
    AnswerReports,

    /// <summary>Send members away and let them come back.</summary>
    SendAway,

    /// <summary>Change the group's words, rules and limits.</summary>
    Edit,

    /// <summary>Make members moderators or owners, and members again.</summary>
    GiveRoles,
    Delete,
}

/// <summary>Who may do what in a group: the one place that says so.</summary>
static class GroupRights
{
    const GroupStanding In = Member | Moderator | Owner;
    const GroupStanding Helm = Moderator | Owner;
    const GroupStanding Everybody = Anonymous | Stranger | Banned | Invited | In;

    /// <summary>The table: for each act those who may.</summary>
    public static GroupStanding Who(GroupAct act, GroupPrivacy privacy) => (act, privacy) switch
    {
        (GroupAct.See, GroupPrivacy.Private) => Invited | In,
        (GroupAct.See, _) => Everybody,
        (GroupAct.Join, GroupPrivacy.Public) => Stranger | Invited,
        (GroupAct.Join, _) => Invited,
        (GroupAct.Leave, _) => In,
        (GroupAct.Report, GroupPrivacy.Private) => In,
        (GroupAct.Report, _) => Stranger | Banned | Invited | In,
        (GroupAct.AddPhotos, _) => In,
        (GroupAct.Talk, _) => In,
        (GroupAct.Invite, GroupPrivacy.Public) => In,
        (GroupAct.Invite, _) => Helm,
        (GroupAct.DecidePhotos, _) => Helm,
        (GroupAct.ModerateTalk, _) => Helm,
        (GroupAct.AnswerReports, _) => Helm,
        (GroupAct.SendAway, _) => Helm,
        (GroupAct.Edit, _) => Owner,
        (GroupAct.GiveRoles, _) => Owner,
        (GroupAct.Delete, _) => Owner,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not something that people do in groups."),
    };

    public static bool May(this GroupStanding standing, GroupAct act, GroupPrivacy privacy) => (Who(act, privacy) & standing) != 0;
}
