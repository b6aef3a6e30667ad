using Heliograph.Site.Accounts;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Interests;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Reports;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Heliograph.Site.Groups;

static class GroupTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Group>(group =>
        {
            // "group" alone is a word of SQL's.
            group.ToTable("photo_group");
            group.Property(g => g.Id).ValueGeneratedNever();
            group.Property(g => g.Alias).HasMaxLength(32);
            group.Property(g => g.Name).HasMaxLength(GroupChanges.LongestName);
            group.Ignore(g => g.Nsid).Ignore(g => g.Address);
            group.HasOne<Photo>().WithMany().HasForeignKey(g => g.IconPhotoId).OnDelete(DeleteBehavior.SetNull);
            group.HasIndex(g => g.Alias).IsUnique();
            group.HasIndex(g => new { g.Privacy, g.MemberCount, g.Id });
            group.HasIndex(g => new { g.Privacy, g.ActiveAt, g.Id });
            group.HasIndex(g => new { g.Privacy, g.CreatedAt, g.Id });
            group.HasIndex(g => g.CuratedAt);
        });
        builder.Entity<GroupWord>(word =>
        {
            word.ToTable("group_word");
            word.HasKey(w => new { w.Word, w.GroupId });
            word.Property(w => w.Word).HasMaxLength(GroupWords.Longest);
            word.HasOne<Group>().WithMany().HasForeignKey(w => w.GroupId);
        });
        builder.Entity<GroupMember>(member =>
        {
            member.ToTable("group_member");
            member.HasKey(m => new { m.GroupId, m.PersonId });
            Belongs(member, m => m.GroupId, m => m.PersonId);
            member.HasIndex(m => new { m.PersonId, m.JoinedAt });
            member.HasIndex(m => new { m.GroupId, m.Role, m.JoinedAt });
        });
        builder.Entity<GroupInvitation>(invitation =>
        {
            invitation.ToTable("group_invitation");
            invitation.HasKey(i => new { i.GroupId, i.PersonId });
            Belongs(invitation, i => i.GroupId, i => i.PersonId);
            invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedById);
            invitation.HasIndex(i => new { i.PersonId, i.At });
        });
        builder.Entity<GroupBan>(ban =>
        {
            ban.ToTable("group_ban");
            ban.HasKey(b => new { b.GroupId, b.PersonId });
            Belongs(ban, b => b.GroupId, b => b.PersonId);
        });
        builder.Entity<PoolPhoto>(photo =>
        {
            photo.ToTable("pool_photo");
            photo.HasKey(p => new { p.GroupId, p.PhotoId });
            Belongs(photo, p => p.GroupId, p => p.OwnerId);
            photo.HasOne<Photo>().WithMany().HasForeignKey(p => p.PhotoId);
            photo.HasIndex(p => new { p.GroupId, p.State, p.Since, p.PhotoId });
            photo.HasIndex(p => new { p.GroupId, p.OwnerId, p.AddedAt });
            photo.HasIndex(p => p.PhotoId);
            photo.HasIndex(p => new { p.OwnerId, p.Since });
        });
        Discussions(builder);
        Interests(builder);
    }

    static void Discussions(ModelBuilder builder)
    {
        builder.Entity<GroupTopic>(topic =>
        {
            topic.ToTable("group_topic");
            topic.Property(t => t.Subject).HasMaxLength(Discussing.LongestSubject);
            topic.HasOne<Group>().WithMany().HasForeignKey(t => t.GroupId);
            topic.HasOne<Person>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.SetNull);
            topic.HasIndex(t => new { t.GroupId, t.IsSticky, t.LastAt, t.Id });
            topic.HasIndex(t => new { t.AuthorId, t.Id });
        });
        builder.Entity<GroupReply>(reply =>
        {
            reply.ToTable("group_reply");
            reply.HasOne<GroupTopic>().WithMany().HasForeignKey(r => r.TopicId);
            reply.HasOne<Person>().WithMany().HasForeignKey(r => r.AuthorId);
            reply.HasIndex(r => new { r.TopicId, r.CreatedAt, r.Id });
            reply.HasIndex(r => new { r.AuthorId, r.Id });
        });
        builder.Entity<GroupReport>(report =>
        {
            report.ToTable("group_report");
            Belongs(report, r => r.GroupId, r => r.ReporterId);
            report.HasOne<Photo>().WithMany().HasForeignKey(r => r.PhotoId).OnDelete(DeleteBehavior.SetNull);
            report.HasOne<GroupTopic>().WithMany().HasForeignKey(r => r.TopicId).OnDelete(DeleteBehavior.SetNull);
            report.HasOne<GroupReply>().WithMany().HasForeignKey(r => r.ReplyId).OnDelete(DeleteBehavior.SetNull);
            report.HasIndex(r => new { r.GroupId, r.Outcome, r.CreatedAt });
            report.HasIndex(r => new { r.ReporterId, r.CreatedAt });
        });
    }

    static void Interests(ModelBuilder builder)
    {
        builder.Entity<PersonTopic>(topic =>
        {
            topic.ToTable("person_topic");
            topic.HasKey(t => new { t.PersonId, t.Clean });
            topic.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        });
        builder.Entity<GroupVisit>(visit =>
        {
            visit.ToTable("group_visit");
            visit.HasKey(v => new { v.PersonId, v.GroupId });
            Belongs(visit, v => v.GroupId, v => v.PersonId);
        });
        builder.Entity<GroupDismissal>(dismissal =>
        {
            dismissal.ToTable("group_dismissal");
            dismissal.HasKey(d => new { d.PersonId, d.GroupId });
            Belongs(dismissal, d => d.GroupId, d => d.PersonId);
        });
        builder.Entity<GroupModel>(model =>
        {
            model.ToTable("group_model");
            model.HasKey(m => m.Version);
            model.Property(m => m.Version).ValueGeneratedNever();
        });
    }

    /// <summary>It goes with its group and with the person.</summary>
    static void Belongs<T>(EntityTypeBuilder<T> of, System.Linq.Expressions.Expression<Func<T, object?>> group, System.Linq.Expressions.Expression<Func<T, object?>> person) where T : class
    {
        of.HasOne<Group>().WithMany().HasForeignKey(group);
        of.HasOne<Person>().WithMany().HasForeignKey(person);
    }
}
