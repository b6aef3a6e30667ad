using Heliograph.Site.Groups;
using static Heliograph.Site.Groups.GroupStanding;

namespace Heliograph.Site.Tests.Groups;

/// <summary>Who may do what in a group, cell by cell: a row an act, a column for each that somebody can be.</summary>
public sealed class GroupRightsTests
{
    static readonly GroupStanding[] Columns = [Anonymous, Stranger, Banned, Invited, Member, Moderator, Owner];

    // Columns as above: anonymous, stranger, sent away, invited, member, moderator, owner.
    public static TheoryData<GroupPrivacy, GroupAct, string> Table => new()
    {
        { GroupPrivacy.Public, GroupAct.See,                  "yes yes yes yes yes yes yes" },
        { GroupPrivacy.Public, GroupAct.Join,                 "no  yes no  yes no  no  no" },
        { GroupPrivacy.Public, GroupAct.Leave,                "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Public, GroupAct.Report,               "no  yes yes yes yes yes yes" },
        { GroupPrivacy.Public, GroupAct.AddPhotos,            "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Public, GroupAct.Talk,                 "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Public, GroupAct.Invite,               "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Public, GroupAct.DecidePhotos,         "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Public, GroupAct.ModerateTalk,         "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Public, GroupAct.AnswerReports,        "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Public, GroupAct.SendAway,             "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Public, GroupAct.Edit,                 "no  no  no  no  no  no  yes" },
        { GroupPrivacy.Public, GroupAct.GiveRoles,            "no  no  no  no  no  no  yes" },
        { GroupPrivacy.Public, GroupAct.Delete,               "no  no  no  no  no  no  yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.See,          "yes yes yes yes yes yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Join,         "no  no  no  yes no  no  no" },
        { GroupPrivacy.InvitationOnly, GroupAct.Leave,        "no  no  no  no  yes yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Report,       "no  yes yes yes yes yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.AddPhotos,    "no  no  no  no  yes yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Talk,         "no  no  no  no  yes yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Invite,       "no  no  no  no  no  yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.DecidePhotos, "no  no  no  no  no  yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.ModerateTalk, "no  no  no  no  no  yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.AnswerReports, "no  no  no  no  no  yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.SendAway,     "no  no  no  no  no  yes yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Edit,         "no  no  no  no  no  no  yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.GiveRoles,    "no  no  no  no  no  no  yes" },
        { GroupPrivacy.InvitationOnly, GroupAct.Delete,       "no  no  no  no  no  no  yes" },
        { GroupPrivacy.Private, GroupAct.See,                 "no  no  no  yes yes yes yes" },
        { GroupPrivacy.Private, GroupAct.Join,                "no  no  no  yes no  no  no" },
        { GroupPrivacy.Private, GroupAct.Leave,               "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Private, GroupAct.Report,              "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Private, GroupAct.AddPhotos,           "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Private, GroupAct.Talk,                "no  no  no  no  yes yes yes" },
        { GroupPrivacy.Private, GroupAct.Invite,              "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Private, GroupAct.DecidePhotos,        "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Private, GroupAct.ModerateTalk,        "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Private, GroupAct.AnswerReports,       "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Private, GroupAct.SendAway,            "no  no  no  no  no  yes yes" },
        { GroupPrivacy.Private, GroupAct.Edit,                "no  no  no  no  no  no  yes" },
        { GroupPrivacy.Private, GroupAct.GiveRoles,           "no  no  no  no  no  no  yes" },
        { GroupPrivacy.Private, GroupAct.Delete,              "no  no  no  no  no  no  yes" },
    };

    [Theory, MemberData(nameof(Table))]
    public void Each_cell_is_as_the_table_says(GroupPrivacy privacy, GroupAct act, string cells)
    {
        string[] expected = cells.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, Columns.Select(standing => standing.May(act, privacy) ? "yes" : "no"));
    }

    [Fact]
    public void The_table_has_every_act_for_every_privacy() =>
        Assert.Equal(Enum.GetValues<GroupPrivacy>().Length * Enum.GetValues<GroupAct>().Length, Table.Select(row => (row.Data.Item1, row.Data.Item2)).Distinct().Count());
}
