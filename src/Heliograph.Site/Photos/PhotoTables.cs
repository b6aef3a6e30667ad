using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.People;
using Heliograph.Site.Photos.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Heliograph.Site.Photos;

static class PhotoTables
{
    const int SecretLength = 10;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Photo>(Photo);
        builder.Entity<PhotoTag>(tag =>
        {
            tag.ToTable("photo_tag");
            tag.HasKey(t => new { t.PhotoId, t.Clean });
            tag.HasIndex(t => new { t.Clean, t.PhotoId });
            tag.HasIndex(t => new { t.AddedAt, t.Clean });
            tag.HasIndex(t => new { t.Namespace, t.Predicate });
            tag.HasOne<Photo>().WithMany(p => p.Tags).HasForeignKey(t => t.PhotoId);
        });
        builder.Entity<PhotoNote>(note =>
        {
            note.ToTable("photo_note");
            note.HasIndex(n => n.PhotoId);
            note.HasOne<Photo>().WithMany().HasForeignKey(n => n.PhotoId);
            note.HasOne<Person>().WithMany().HasForeignKey(n => n.AuthorId);
        });
        builder.Entity<PhotoPerson>(person =>
        {
            person.ToTable("photo_person");
            person.HasKey(p => new { p.PhotoId, p.PersonId });
            person.HasIndex(p => new { p.PersonId, p.AddedAt });
            person.HasOne<Photo>().WithMany().HasForeignKey(p => p.PhotoId);
            person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        });
        builder.Entity<PhotoDay>(day =>
        {
            day.ToTable("photo_day");
            day.HasKey(d => new { d.PhotoId, d.Day });
            day.HasOne<Photo>().WithMany().HasForeignKey(d => d.PhotoId);
        });
    }

    static void Photo(EntityTypeBuilder<Photo> photo)
    {
        photo.ToTable("photo");
        photo.Property(p => p.Id).ValueGeneratedNever();
        photo.HasOne(p => p.Owner).WithMany().HasForeignKey(p => p.OwnerId);
        photo.HasOne(p => p.Blob).WithMany().HasForeignKey(p => p.Sha256).OnDelete(DeleteBehavior.Restrict);
        photo.Property(p => p.Sha256).HasMaxLength(BlobTables.Sha256Length);
        photo.Property(p => p.Secret).HasMaxLength(SecretLength);
        photo.Property(p => p.LargeSecret).HasMaxLength(SecretLength);
        photo.Property(p => p.OriginalSecret).HasMaxLength(SecretLength);
        photo.Property(p => p.TakenAt).HasMaxLength(19);
        photo.Property(p => p.GuestName).HasMaxLength(100);
        photo.Ignore(p => p.AspectRatio);

        // What photos had before these were asked of them.
        photo.Property(p => p.Safety).HasDefaultValue(SafetyLevel.Safe).HasSentinel((SafetyLevel)0);
        photo.Property(p => p.ContentType).HasDefaultValue(ContentType.Photo).HasSentinel((ContentType)0);
        photo.Property(p => p.CommentPermission).HasDefaultValue(Permission.Everybody).HasSentinel((Permission)(-1));
        photo.Property(p => p.MetaPermission).HasDefaultValue(Permission.Contacts).HasSentinel((Permission)(-1));
        photo.Property(p => p.LocationAccuracy).HasDefaultValue(16).HasSentinel(0);

        photo.HasQueryFilter(p => p.DeletedAt == null);
        photo.HasIndex(p => new { p.OwnerId, p.PostedAt, p.Id });
        // These two have all that decides who sees a photo, so that photos are counted without looking at one.
        photo.HasIndex(p => new { p.OwnerId, p.Visibility, p.PostedAt, p.Id, p.Safety, p.TakenDownAt, p.DeletedAt }).HasDatabaseName("ix_photo_owner_id_visibility_shown");
        photo.HasIndex(p => new { p.Visibility, p.PostedAt, p.Id, p.Safety, p.TakenDownAt, p.DeletedAt, p.IsHidden }).HasDatabaseName("ix_photo_visibility_shown");
        photo.HasIndex(p => new { p.OwnerId, p.Sha256 });
        photo.HasIndex(p => new { p.OwnerId, p.UploadedAt });
        photo.HasIndex(p => new { p.OwnerId, p.TakenAt, p.Id });
        photo.HasIndex(p => new { p.PostedAt, p.Id });
        photo.HasIndex(p => new { p.TakenAt, p.Id });
        photo.HasIndex(p => new { p.Interestingness, p.Id });
        photo.HasIndex(p => new { p.CameraModel, p.PostedAt, p.Id });
        photo.HasIndex(p => new { p.Latitude, p.Longitude });
        photo.HasIndex(p => p.DeletedAt);
    }
}
