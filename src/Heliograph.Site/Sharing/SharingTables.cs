using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Sharing;

static class SharingTables
{
    public static void Configure(ModelBuilder builder) => builder.Entity<ShareLink>(link =>
    {
        link.ToTable("share_link");
        link.Property(l => l.Token).HasMaxLength(22);
        link.Property(l => l.Note).HasMaxLength(200);
        link.HasIndex(l => l.Token).IsUnique();
        link.HasIndex(l => new { l.OwnerId, l.CreatedAt });
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.OwnerId);
        link.HasOne<Photo>().WithMany().HasForeignKey(l => l.PhotoId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Album>().WithMany().HasForeignKey(l => l.AlbumId).OnDelete(DeleteBehavior.Cascade);
    });
}
