using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Data;

/// <summary>Keys, lengths, relations and indexes of every table.</summary>
static class Entities
{
    const int Sha256Length = 64;
    const int SecretLength = 10;

    public static void Configure(ModelBuilder builder)
    {
        Accounts(builder);
        Photos(builder);
        Albums(builder);

        builder.Entity<Job>(job =>
        {
            job.ToTable("job");
            job.HasIndex(j => new { j.Kind, j.Key }).IsUnique();
            job.HasIndex(j => new { j.State, j.Priority, j.NotBefore });
        });
        builder.Entity<Change>().ToTable("change").HasKey(c => c.Sequence);
        builder.Entity<ChangePosition>().ToTable("change_position").HasKey(c => c.Consumer);
        builder.Entity<IdBlock>().ToTable("id_block").HasKey(b => b.Kind);
    }

    static void Accounts(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.UserName).HasColumnName("alias").HasMaxLength(32);
            person.Property(p => p.NormalizedUserName).HasColumnName("normalized_alias").HasMaxLength(32);
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
            person.Property(p => p.DisplayName).HasMaxLength(100);
            person.Ignore(p => p.Alias).Ignore(p => p.Nsid);
        });
        builder.Entity<Contact>(contact =>
        {
            contact.ToTable("contact");
            contact.HasKey(c => new { c.OwnerId, c.PersonId });
            contact.HasIndex(c => c.PersonId);
            contact.HasOne<Person>().WithMany().HasForeignKey(c => c.OwnerId);
            contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitation");
            invitation.HasKey(i => i.CodeHash);
            invitation.Property(i => i.CodeHash).HasMaxLength(Sha256Length);
            invitation.Property(i => i.Note).HasMaxLength(200);
        });
    }

    static void Photos(ModelBuilder builder)
    {
        builder.Entity<Blob>(blob =>
        {
            blob.ToTable("blob");
            blob.HasKey(b => b.Sha256);
            blob.Property(b => b.Sha256).HasMaxLength(Sha256Length);
            blob.HasIndex(b => b.UnreferencedAt);
            blob.HasIndex(b => b.VerifiedAt);
            blob.HasIndex(b => new { b.Form, b.Refusal, b.Sha256 });
        });
        builder.Entity<Photo>(photo =>
        {
            photo.ToTable("photo");
            photo.Property(p => p.Id).ValueGeneratedNever();
            photo.HasOne(p => p.Owner).WithMany().HasForeignKey(p => p.OwnerId);
            photo.HasOne(p => p.Blob).WithMany().HasForeignKey(p => p.Sha256).OnDelete(DeleteBehavior.Restrict);
            photo.Property(p => p.Sha256).HasMaxLength(Sha256Length);
            photo.Property(p => p.Secret).HasMaxLength(SecretLength);
            photo.Property(p => p.LargeSecret).HasMaxLength(SecretLength);
            photo.Property(p => p.OriginalSecret).HasMaxLength(SecretLength);
            photo.Property(p => p.TakenAt).HasMaxLength(19);
            photo.Ignore(p => p.AspectRatio);
            photo.HasIndex(p => new { p.OwnerId, p.PostedAt, p.Id });
            photo.HasIndex(p => new { p.OwnerId, p.Visibility, p.PostedAt, p.Id });
            photo.HasIndex(p => new { p.OwnerId, p.Sha256 });
            photo.HasIndex(p => new { p.Visibility, p.PostedAt, p.Id });
        });
        builder.Entity<PhotoTag>(tag =>
        {
            tag.ToTable("photo_tag");
            tag.HasKey(t => new { t.PhotoId, t.Clean });
            tag.HasIndex(t => t.Clean);
            tag.HasOne<Photo>().WithMany(p => p.Tags).HasForeignKey(t => t.PhotoId);
        });
    }

    static void Albums(ModelBuilder builder)
    {
        builder.Entity<Album>(album =>
        {
            album.ToTable("album");
            album.Property(a => a.Id).ValueGeneratedNever();
            album.HasOne(a => a.Owner).WithMany().HasForeignKey(a => a.OwnerId);
            album.HasOne<Photo>().WithMany().HasForeignKey(a => a.CoverPhotoId).OnDelete(DeleteBehavior.SetNull);
            album.HasIndex(a => new { a.OwnerId, a.CreatedAt, a.Id });
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
