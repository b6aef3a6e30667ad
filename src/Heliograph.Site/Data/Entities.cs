using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Comments;
using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Groups;
using Heliograph.Site.Jobs;
using Heliograph.Site.Moderation;
using Heliograph.Site.Organising;
using Heliograph.Site.Photos;
using Heliograph.Site.Sharing;
using Heliograph.Site.Similarity;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Data;

/// <summary>Keys, lengths, relations and indexes of every table: each feature has its own.</summary>
static class Entities
{
    public static void Configure(ModelBuilder builder)
    {
        PersonTables.Configure(builder);
        BlobTables.Configure(builder);
        PhotoTables.Configure(builder);
        AlbumTables.Configure(builder);
        FavouriteTables.Configure(builder);
        CommentTables.Configure(builder);
        GroupTables.Configure(builder);
        SharingTables.Configure(builder);
        OrganisingTables.Configure(builder);
        ModerationTables.Configure(builder);
        OAuthTables.Configure(builder);
        SimilarityTables.Configure(builder);

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
}
