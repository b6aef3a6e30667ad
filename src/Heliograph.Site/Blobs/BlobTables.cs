using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Blobs;

static class BlobTables
{
    public const int Sha256Length = 64;

    public static void Configure(ModelBuilder builder) => builder.Entity<Blob>(blob =>
    {
        blob.ToTable("blob");
        blob.HasKey(b => b.Sha256);
        blob.Property(b => b.Sha256).HasMaxLength(Sha256Length);
        blob.HasIndex(b => b.UnreferencedAt);
        blob.HasIndex(b => b.VerifiedAt);
        blob.HasIndex(b => new { b.Form, b.Refusal, b.Sha256 });
    });
}
