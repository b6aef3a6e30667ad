using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Photos;

public class VisibilityRulesTests
{
    [Fact]
    public void A_wider_visibility_includes_a_narrower_one_and_never_the_other_way_round()
    {
        Assert.All(Enum.GetValues<Visibility>(), v => Assert.True(v.Includes(v) && v.Includes(Visibility.Private) && Visibility.Public.Includes(v)));
        Assert.True(Visibility.FriendsAndFamily.Includes(Visibility.Friends) && Visibility.FriendsAndFamily.Includes(Visibility.Family));
        Assert.False(Visibility.Friends.Includes(Visibility.Family) || Visibility.Family.Includes(Visibility.Friends));
        Assert.False(Visibility.Friends.Includes(Visibility.FriendsAndFamily) || Visibility.FriendsAndFamily.Includes(Visibility.Public));
    }

    [Theory]
    [InlineData(Visibility.Public, true, true, true, true)]
    [InlineData(Visibility.FriendsAndFamily, false, false, true, true)]
    [InlineData(Visibility.Friends, false, false, true, false)]
    [InlineData(Visibility.Family, false, false, false, true)]
    [InlineData(Visibility.Private, false, false, false, false)]
    public void Who_is_let_in_depends_on_how_the_owner_marked_them(Visibility visibility, bool stranger, bool contact, bool friend, bool family)
    {
        Assert.True(visibility.Allows(isOwner: true, null));
        Assert.Equal(stranger, visibility.Allows(isOwner: false, null));
        Assert.Equal(contact, visibility.Allows(isOwner: false, new Contact()));
        Assert.Equal(friend, visibility.Allows(isOwner: false, new Contact { IsFriend = true }));
        Assert.Equal(family, visibility.Allows(isOwner: false, new Contact { IsFamily = true }));
    }
}
