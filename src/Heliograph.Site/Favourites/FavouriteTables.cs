using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Favourites;

static class FavouriteTables
{
    public static void Configure(ModelBuilder builder) => builder.Entity<Favourite>(favourite =>
    {
        favourite.ToTable("favourite");
        favourite.HasKey(f => new { f.PersonId, f.PhotoId });
        favourite.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        favourite.HasOne<Person>().WithMany().HasForeignKey(f => f.OwnerId);
        favourite.HasOne<Photo>().WithMany().HasForeignKey(f => f.PhotoId);
        favourite.HasIndex(f => new { f.PersonId, f.At, f.PhotoId });
        favourite.HasIndex(f => new { f.PhotoId, f.At });
        favourite.HasIndex(f => new { f.OwnerId, f.At });
    });
}
