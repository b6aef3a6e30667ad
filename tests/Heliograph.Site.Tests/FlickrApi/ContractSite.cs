using System.Globalization;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>The site of the table of privacy, where everybody in it lets an application do everything.</summary>
public sealed class ContractSite : IAsyncLifetime
{
    readonly Dictionary<string, FlickrCaller> callers = [];
    Dictionary<long, string> comments = [];
    long ana;

    public static IReadOnlyList<string> Viewers { get; } = ["anonymous", "stranger", "contact", "friend", "family", "both", "owner", "administrator", "blocked"];

    public PrivacySite Privacy { get; } = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal FlickrCaller this[string viewer] => callers[viewer];

    /// <summary>As contracts have it.</summary>
    public static bool Sees(string viewer, Visibility visibility) => visibility == Visibility.Public || viewer switch
    {
        "owner" => true,
        "friend" => visibility is Visibility.Friends or Visibility.FriendsAndFamily,
        "family" => visibility is Visibility.Family or Visibility.FriendsAndFamily,
        "both" => visibility != Visibility.Private,
        _ => false,
    };

    public string PhotoOf(Visibility visibility) => Privacy.Photos[visibility].Id.ToString(CultureInfo.InvariantCulture);

    public static string AlbumOf(Visibility visibility) => (PrivacySite.FirstAlbum + (int)visibility).ToString(CultureInfo.InvariantCulture);

    /// <summary>Of Ana's, below the photo.</summary>
    public string CommentOf(Visibility visibility) => comments[Privacy.Photos[visibility].Id];

    /// <summary>Of the one tag that the photo has.</summary>
    public string TagOf(Visibility visibility) => $"{ana}-{PhotoOf(visibility)}-1";

    /// <summary>Photos that an answer to the viewer tells of, though they may not see them.</summary>
    public IEnumerable<Visibility> ToldIn(string answer, string viewer) => PrivacySite.Visibilities.Where(v => !Sees(viewer, v)
        && ((string[])[PhotoOf(v), AlbumOf(v), PrivacySite.WordOf(v), Privacy.Photos[v].Secret]).Any(mark => answer.Contains(mark, StringComparison.Ordinal)));

    public async ValueTask InitializeAsync()
    {
        await Privacy.InitializeAsync();
        var client = Privacy.Client("anonymous");
        ana = await IdAsync("ana");
        comments = await Privacy.Site.WithDataAsync(data => data.Comments.ToDictionaryAsync(c => c.PhotoId!.Value, c => $"{c.AuthorId}-{c.PhotoId}-{c.Id}", Cancel));
        callers["anonymous"] = await Privacy.Site.RegisterAsync(client, ana, "Every cell");
        foreach (string viewer in Viewers.Skip(1))
            callers[viewer] = await Privacy.Site.GrantAsync(callers["anonymous"], await IdAsync(viewer switch { "owner" => "ana", "both" => "friendandfamily", "administrator" => "root", _ => viewer + "person" }), Grant.Delete);
    }

    public ValueTask DisposeAsync() => Privacy.DisposeAsync();

    Task<long> IdAsync(string alias) => Privacy.Site.WithDataAsync(data => data.People.Where(p => p.UserName == alias).Select(p => p.Id).SingleAsync(Cancel));
}
