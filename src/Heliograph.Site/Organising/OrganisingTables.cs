using Heliograph.Site.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

static class OrganisingTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Batch>(batch =>
        {
            batch.ToTable("batch");
            batch.HasIndex(b => new { b.OwnerId, b.CreatedAt });
            batch.HasOne<Person>().WithMany().HasForeignKey(b => b.OwnerId);
        });
        builder.Entity<BatchPhoto>(photo =>
        {
            photo.ToTable("batch_photo");
            photo.HasKey(p => new { p.BatchId, p.PhotoId });
            photo.HasIndex(p => new { p.BatchId, p.IsDone });
            photo.HasOne<Batch>().WithMany().HasForeignKey(p => p.BatchId);
        });
    }
}
