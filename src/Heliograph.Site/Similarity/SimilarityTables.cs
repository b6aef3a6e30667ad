using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Twins;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Similarity;

/// <summary>All of it goes with its photo.</summary>
static class SimilarityTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<PhotoVector>(vector =>
        {
            vector.ToTable("photo_vector");
            vector.HasKey(v => new { v.Kind, v.PhotoId });
            vector.HasOne<Photo>().WithMany().HasForeignKey(v => v.PhotoId);
        });
        builder.Entity<PhotoLook>(look =>
        {
            look.ToTable("photo_look");
            look.HasKey(l => l.PhotoId);
            look.Property(l => l.PhotoId).ValueGeneratedNever();
            look.HasOne<Photo>().WithMany().HasForeignKey(l => l.PhotoId);
        });
        builder.Entity<PhotoFinding>(finding =>
        {
            finding.ToTable("photo_finding");
            finding.HasKey(f => new { f.PhotoId, f.Kind, f.Clean });
            finding.HasIndex(f => new { f.Kind, f.Clean, f.PhotoId });
            finding.HasOne<Photo>().WithMany().HasForeignKey(f => f.PhotoId);
        });
        builder.Entity<PhotoTwin>(twin =>
        {
            twin.ToTable("photo_twin");
            twin.HasKey(t => new { t.PhotoId, t.OtherId });
            twin.HasIndex(t => t.OtherId);
            twin.HasIndex(t => new { t.OwnerId, t.IsKept, t.PhotoId });
            twin.HasOne<Photo>().WithMany().HasForeignKey(t => t.PhotoId);
            twin.HasOne<Photo>().WithMany().HasForeignKey(t => t.OtherId);
            twin.HasOne<Person>().WithMany().HasForeignKey(t => t.OwnerId);
        });
    }
}
