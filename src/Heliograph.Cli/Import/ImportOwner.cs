using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Cli.Import;

/// <summary>Whose photos an import makes.</summary>
static class ImportOwner
{
    /// <returns>The person, or null with a sentence that says why there is none.</returns>
    public static async Task<(Person? Owner, string Problem)> FindAsync(IServiceProvider services, string? alias, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (alias is not null)
        {
            var named = await scope.ServiceProvider.GetRequiredService<PersonLookup>().FindAsync(alias, cancel);
            return (named, named is null ? $"There is nobody called '{alias}' on this site." : "");
        }

        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        var candidates = await data.People.AsNoTracking().OrderByDescending(p => p.IsAdministrator).Take(2).ToListAsync(cancel);
        return candidates switch
        {
            [] => (null, "This site has no people yet: make an account first, with 'heliograph user add' or in a browser."),
            [var only] => (only, ""),
            [{ IsAdministrator: true } administrator, { IsAdministrator: false }] => (administrator, ""),
            _ => (null, "Say whose photos these are with --user: several people have accounts here."),
        };
    }
}
