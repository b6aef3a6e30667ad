using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Comments;

static class CommentTables
{
    public static void Configure(ModelBuilder builder) => builder.Entity<Comment>(comment =>
    {
        comment.ToTable("comment");
        comment.HasOne<Photo>().WithMany().HasForeignKey(c => c.PhotoId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne<Album>().WithMany().HasForeignKey(c => c.AlbumId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.OwnerId);
        comment.HasIndex(c => new { c.PhotoId, c.CreatedAt, c.Id });
        comment.HasIndex(c => new { c.AlbumId, c.CreatedAt, c.Id });
        comment.HasIndex(c => new { c.OwnerId, c.CreatedAt, c.Id });
        comment.HasIndex(c => new { c.AuthorId, c.CreatedAt, c.Id });
    });
}
