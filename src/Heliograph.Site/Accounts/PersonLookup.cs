using System.Globalization;
using System.Text.RegularExpressions;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts;

/// <summary>Finds the person that an address names.</summary>
public sealed partial class PersonLookup(SiteData data)
{
    /// <param name="aliasOrNsid">An alias, in any case, or an id such as <c>12345678@N00</c>.</param>
    /// <returns>Null where there is nobody of that name; not tracked for changes.</returns>
    public async Task<Person?> FindAsync(string aliasOrNsid, CancellationToken cancel)
    {
        var people = data.People.AsNoTracking();
        if (Nsid().Match(aliasOrNsid) is { Success: true } nsid)
            return long.TryParse(nsid.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                ? await people.SingleOrDefaultAsync(p => p.Id == id && p.UserName != null, cancel)
                : null;

        string alias = Aliases.Normalise(aliasOrNsid).ToUpperInvariant();
        return await people.SingleOrDefaultAsync(p => p.NormalizedUserName == alias, cancel);
    }

    [GeneratedRegex(@"\A([0-9]{1,19})@N00\z")]
    private static partial Regex Nsid();
}
