using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Groups;

/// <summary>By what lists of groups are ordered, the most first. Names stand in addresses.</summary>
enum GroupOrder { Active, Members, New }

static class GroupOrders
{
    /// <summary>Places of groups in an order, after a place.</summary>
    public static IQueryable<PagePlace> Page(IQueryable<Group> groups, GroupOrder order, PagePlace? after)
    {
        var (key, id) = after ?? new PagePlace(long.MaxValue, long.MaxValue);
        return order switch
        {
            GroupOrder.Members => groups.Where(g => g.MemberCount <= key && (g.MemberCount < key || g.Id < id))
                .OrderByDescending(g => g.MemberCount).ThenByDescending(g => g.Id).Select(g => new PagePlace(g.MemberCount, g.Id)),
            GroupOrder.New => groups.Where(g => g.CreatedAt <= key && (g.CreatedAt < key || g.Id < id))
                .OrderByDescending(g => g.CreatedAt).ThenByDescending(g => g.Id).Select(g => new PagePlace(g.CreatedAt, g.Id)),
            _ => groups.Where(g => g.ActiveAt <= key && (g.ActiveAt < key || g.Id < id))
                .OrderByDescending(g => g.ActiveAt).ThenByDescending(g => g.Id).Select(g => new PagePlace(g.ActiveAt, g.Id)),
        };
    }
}
