using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Leaving;
using Heliograph.Site.Accounts.Limits;
using Heliograph.Site.Activities;
using Heliograph.Site.Admin;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Comments;
using Heliograph.Site.Data;
using Heliograph.Site.Downloads;
using Heliograph.Site.Explore;
using Heliograph.Site.Feeds;
using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi;
using Heliograph.Site.Groups;
using Heliograph.Site.Images;
using Heliograph.Site.Jobs;
using Heliograph.Site.Moderation;
using Heliograph.Site.Organising;
using Heliograph.Site.People;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.Views;
using Heliograph.Site.Quotas;
using Heliograph.Site.Search;
using Heliograph.Site.Sharing;
using Heliograph.Site.Similarity;
using Heliograph.Site.Tags;
using Heliograph.Site.Traffic;
using Heliograph.Site.Trash;
using Heliograph.Site.Uploads;
using Heliograph.Site.Web.Hosting;
using Heliograph.Site.Web.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Web;

/// <summary>The site, composed: one line a feature.</summary>
static class SiteApplication
{
    /// <param name="commandLine">Settings given on the command line, by their configuration keys; they win over all others.</param>
    /// <param name="replace">For what a caller puts in place of the site's own, such as a clock.</param>
    public static WebApplication Create(DataFolder folder, IReadOnlyDictionary<string, string?> commandLine, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "heliograph",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        SiteConfiguration.Load(builder.Configuration, folder, commandLine);
        var provider = builder.Configuration.GetValue<DatabaseProvider>("Database:Provider");

        var services = builder.Services;
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddLogs(builder.Configuration);
        services.AddTelemetry(builder.Configuration);
        services.AddWebHost();
        services.AddDataProtection().SetApplicationName("heliograph").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddDatabase(provider);
        services.AddJobs();
        services.AddAccounts(provider);
        services.AddBlobs();
        services.AddRateLimits();
        services.AddAdmin();
        services.AddTraffic();
        services.AddImages();
        services.AddQuotas();
        services.AddModeration();
        services.AddUploads();
        services.AddPhotoContexts();
        services.AddPhotoEditing();
        services.AddSearch();
        services.AddSharing();
        services.AddDownloads();
        services.AddLeaving();
        services.AddTrash();
        services.AddTags();
        services.AddExplore();
        services.AddViews();
        services.AddOrganising();
        services.AddAlbums();
        services.AddFavourites();
        services.AddComments();
        services.AddScoped<FeedLists>();
        services.AddPeople();
        services.AddFlickrApi();
        services.AddSimilarity();
        services.AddGroups();
        services.AddScoped<ActivityList>();
        services.AddRazorComponents();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseStaticWebAssets();
        services.AddRoutingCore();
        replace?.Invoke(services);

        var app = builder.Build();
        SiteConfiguration.RefuseUnknownKeys(app.Services);
        app.UseImages();
        app.UseWebHost();
        app.UseTraffic();
        app.UseReaderLocale();
        app.UseErrorPages();
        app.UseContentSecurityPolicy();
        app.UseSharing();
        app.UseAuthentication();
        app.UseAdminGate();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapTraffic();
        app.MapStaticAssets();
        app.MapTheme();
        app.MapUploads();
        app.MapLists();
        app.MapContacts();
        app.MapModeration();
        app.MapPhotoForms();
        app.MapPhotoEditing();
        app.MapSharing();
        app.MapDownloads();
        FeedEndpoints.Map(app);
        app.MapRobots();
        app.MapTrash();
        app.MapOrganising();
        app.MapAlbums();
        app.MapFavourites();
        app.MapComments();
        app.MapSimilarity();
        app.MapFlickrApi();
        app.MapGroups();
        app.MapRazorComponents<App>();
        return app;
    }
}
