using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Albums;

static class AlbumTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Album>(album =>
        {
            album.ToTable("album");
            album.Property(a => a.Id).ValueGeneratedNever();
            album.HasOne(a => a.Owner).WithMany().HasForeignKey(a => a.OwnerId);
            album.HasOne<Photo>().WithMany().HasForeignKey(a => a.CoverPhotoId).OnDelete(DeleteBehavior.SetNull);
            album.HasIndex(a => new { a.OwnerId, a.Position, a.CreatedAt, a.Id });
        });
        builder.Entity<AlbumPhoto>(place =>
        {
            place.ToTable("album_photo");
            place.HasKey(p => new { p.AlbumId, p.PhotoId });
            place.HasIndex(p => new { p.AlbumId, p.Position });
            place.HasOne<Album>().WithMany().HasForeignKey(p => p.AlbumId);
            place.HasOne(p => p.Photo).WithMany().HasForeignKey(p => p.PhotoId);
        });
    }
}
