using Heliograph.Site.Accounts;
using Heliograph.Site.Comments;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Moderation;

static class ModerationTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Report>(report =>
        {
            report.ToTable("report");
            report.HasIndex(r => new { r.Outcome, r.CreatedAt });
            report.HasIndex(r => new { r.PhotoId, r.Outcome });
            report.HasIndex(r => new { r.ReporterId, r.CreatedAt });
            report.HasOne<Person>().WithMany().HasForeignKey(r => r.ReporterId);
            report.HasOne<Person>().WithMany().HasForeignKey(r => r.AboutId);
            report.HasOne<Photo>().WithMany().HasForeignKey(r => r.PhotoId).OnDelete(DeleteBehavior.SetNull);
            report.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<ModerationAct>(act =>
        {
            act.ToTable("moderation_act");
            act.HasIndex(a => a.At);
            act.HasIndex(a => a.PersonId);
        });
        builder.Entity<Notice>(notice =>
        {
            notice.ToTable("notice");
            notice.HasIndex(n => new { n.PersonId, n.At });
            notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        });
    }
}
