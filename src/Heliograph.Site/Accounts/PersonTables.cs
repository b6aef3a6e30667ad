using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Blobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts;

static class PersonTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.UserName).HasColumnName("alias").HasMaxLength(32);
            person.Property(p => p.NormalizedUserName).HasColumnName("normalized_alias").HasMaxLength(32);
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
            person.Property(p => p.DisplayName).HasMaxLength(100);
            person.Property(p => p.Location).HasMaxLength(100);
            person.Property(p => p.DefaultVisibility).HasDefaultValue(Visibility.Public).HasSentinel((Visibility)(-1));
            person.Property(p => p.DefaultSafety).HasDefaultValue(SafetyLevel.Safe).HasSentinel((SafetyLevel)0);
            person.Property(p => p.DefaultContentType).HasDefaultValue(ContentType.Photo).HasSentinel((ContentType)0);
            person.Property(p => p.SafeSearch).HasDefaultValue(SafetyLevel.Safe).HasSentinel((SafetyLevel)0);
            person.Ignore(p => p.Alias).Ignore(p => p.Name).Ignore(p => p.Nsid);
        });
        builder.Entity<Contact>(contact =>
        {
            contact.ToTable("contact");
            contact.HasKey(c => new { c.OwnerId, c.PersonId });
            contact.HasIndex(c => new { c.PersonId, c.Since });
            contact.HasOne<Person>().WithMany().HasForeignKey(c => c.OwnerId);
            contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        });
        builder.Entity<Block>(block =>
        {
            block.ToTable("block");
            block.HasKey(b => new { b.OwnerId, b.PersonId });
            block.HasIndex(b => b.PersonId);
            block.HasOne<Person>().WithMany().HasForeignKey(b => b.OwnerId);
            block.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitation");
            invitation.HasKey(i => i.CodeHash);
            invitation.Property(i => i.CodeHash).HasMaxLength(BlobTables.Sha256Length);
            invitation.Property(i => i.Note).HasMaxLength(200);
        });
    }
}
