using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Admin.People;

static class PeopleSearch
{
#pragma warning disable CA1304, CA1309, CA1311, CA1862 // The database compares: no culture, no ordinal of ours reaches it.
    /// <summary>Those whose alias, name or e-mail contains what was typed, in the order of their aliases.</summary>
    /// <param name="after">The last alias of the page before; null for the first page.</param>
    public static IQueryable<Person> Find(SiteData data, string? typed, string? after)
    {
        var people = data.People.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(typed))
        {
            string part = typed.Trim().ToUpperInvariant();
            people = people.Where(p => p.NormalizedUserName!.Contains(part) || p.NormalizedEmail!.Contains(part) || p.DisplayName.ToUpper().Contains(part));
        }

        if (!string.IsNullOrEmpty(after))
        {
            string last = after.ToUpperInvariant();
            people = people.Where(p => string.Compare(p.NormalizedUserName, last) > 0);
        }

        return people.OrderBy(p => p.NormalizedUserName);
    }
#pragma warning restore CA1304, CA1309, CA1311, CA1862
}
