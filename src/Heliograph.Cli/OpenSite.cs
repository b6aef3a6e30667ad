using Heliograph.Site.Data;
using Heliograph.Site.Web;

namespace Heliograph.Cli;

/// <summary>The site as verbs use it: composed and with its database up to date, but not served.</summary>
static class OpenSite
{
    // A verb says itself what it does; the log adds only what is wrong.
    static readonly Dictionary<string, string?> Settings = new() { ["Logging:LogLevel:Default"] = "Warning" };

    public static async Task<WebApplication> AtAsync(DataFolder folder, CancellationToken cancel)
    {
        var site = SiteApplication.Create(folder, Settings);
        try
        {
            await site.Services.GetRequiredService<SchemaUpgrade>().RunAsync(cancel);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }
}
