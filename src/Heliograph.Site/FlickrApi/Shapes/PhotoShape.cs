using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>What every answer says of a photo and of a person.</summary>
static class PhotoShape
{
    /// <summary>There is one farm of servers, and no pictures of people: clients show their own where the server is 0.</summary>
    public const int Farm = 1;

    /// <summary>As it stands in lists.</summary>
    public static Element Of(Photo photo, string name = "photo") => new Element(name)
        .Set("id", photo.Id).Set("owner", NsidOf(photo.OwnerId)).SetAddress(photo)
        .Set("title", photo.Title).SetVisibility(photo.Visibility);

    /// <summary>What addresses of its sizes are made of.</summary>
    public static Element SetAddress(this Element element, Photo photo) =>
        element.Set("secret", photo.Secret).Set("server", (long)photo.Server).Set("farm", Farm);

    public static Element SetIcon(this Element element) => element.Set("iconserver", "0").Set("iconfarm", 0);

    /// <summary>Id and names.</summary>
    public static Element SetPerson(this Element element, Person person, string id = "nsid") =>
        element.Set(id, person.Nsid).Set("username", person.Alias).Set("realname", person.Name);

    public static string NsidOf(long personId) => $"{personId}@N00";

    public static string Seconds(long milliseconds) => (milliseconds / 1000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Of the photo's page.</summary>
    public static string PageOf(Call call, Photo photo) => call.Site + PageAddress.Of(photo);
}
