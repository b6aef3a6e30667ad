using Heliograph.Site.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.OAuth;

static class OAuthTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ApiApplication>(application =>
        {
            application.ToTable("api_application");
            application.Property(a => a.Name).HasMaxLength(Applications.LongestName);
            application.Property(a => a.Key).HasMaxLength(Secrets.KeyLength);
            application.HasIndex(a => a.Key).IsUnique();
            application.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId);
        });
        builder.Entity<RequestToken>(token =>
        {
            token.ToTable("api_request_token");
            token.HasKey(t => t.Token);
            token.Property(t => t.Token).HasMaxLength(Secrets.KeyLength);
            token.HasIndex(t => t.ExpiresAt);
            token.HasOne<ApiApplication>().WithMany().HasForeignKey(t => t.ApplicationId);
            token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AccessToken>(token =>
        {
            token.ToTable("api_access_token");
            token.HasKey(t => t.Token);
            token.Property(t => t.Token).HasMaxLength(Secrets.KeyLength);
            token.HasIndex(t => new { t.PersonId, t.ApplicationId });
            token.HasOne<ApiApplication>().WithMany().HasForeignKey(t => t.ApplicationId);
            token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        });
    }
}
