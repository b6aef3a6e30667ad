using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heliograph.Cli.Import.Flickr;

/// <summary>The folder that a person's "Your Flickr data" was unpacked into: photo files, a JSON file for each photo, one of albums, and lists of what they did.</summary>
sealed partial class FlickrDownload
{
    readonly Dictionary<string, string> words = [];

    FlickrDownload(string? nsid, IReadOnlyList<FlickrAlbum> albums, int favourites, int others) => (Nsid, Albums, Favourites, Others) = (nsid, albums, favourites, others);

    /// <summary>Who it was at Flickr; null: the download does not say.</summary>
    public string? Nsid { get; }

    public IReadOnlyList<FlickrAlbum> Albums { get; }

    /// <summary>Photos of others that were favourites.</summary>
    public int Favourites { get; }

    /// <summary>Comments on others' photos.</summary>
    public int Others { get; }

    /// <summary>Files that hold pictures, in the order of their paths.</summary>
    public IReadOnlyList<FileInfo> Files { get; private init; } = [];

    /// <summary>Photos that there are words of.</summary>
    public int Count => words.Count;

    /// <exception cref="InvalidDataException">A file of it can't be read as what its name says.</exception>
    public static FlickrDownload Open(DirectoryInfo folder)
    {
        string? nsid = null;
        int favourites = 0, others = 0;
        var albums = new List<FlickrAlbum>();
        var words = new Dictionary<string, string>();
        var files = new List<FileInfo>();
        foreach (var file in FolderImport.FilesIn(folder))
        {
            if (file.Extension != ".json")
                files.Add(file);
            else if (PhotoWords().Match(file.Name) is { Success: true } photo)
                words.TryAdd(photo.Groups[1].Value, file.FullName);
            else if (file.Name == "albums.json")
                albums.AddRange(FlickrPhoto.Items(Parse(file.FullName), "albums").Select(FlickrAlbum.Read));
            else if (file.Name == "account_profile.json")
                nsid = FlickrPhoto.Text(Parse(file.FullName), "nsid") is { Length: > 0 } id ? id : null;
            else if (file.Name.StartsWith("faves", StringComparison.Ordinal))
                favourites += FlickrPhoto.Items(Parse(file.FullName), "faves").Count();
            else if (file.Name.StartsWith("photos_comments", StringComparison.Ordinal))
                others += FlickrPhoto.Items(Parse(file.FullName), "comments").Count();
        }

        var download = new FlickrDownload(nsid, albums, favourites, others) { Files = files };
        foreach (var (id, path) in words)
            download.words.Add(id, path);
        return download;
    }

    /// <summary>What is said of the photo in a file, whose name has the photo's id between underscores or before the extension.</summary>
    /// <returns>Null where nothing is.</returns>
    /// <exception cref="InvalidDataException">The JSON is not such.</exception>
    public FlickrPhoto? WordsOf(FileInfo file) =>
        Numbers().Matches(Path.GetFileNameWithoutExtension(file.Name)).Select(n => n.Value).LastOrDefault(words.ContainsKey) is { } id ? FlickrPhoto.Read(Parse(words[id])) : null;

    static JsonElement Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} is not valid JSON (line {fault.LineNumber + 1}): unpack the download again.", fault);
        }
    }

    [GeneratedRegex(@"\Aphoto_([0-9]+)\.json\z")]
    private static partial Regex PhotoWords();

    [GeneratedRegex("[0-9]{5,}")]
    private static partial Regex Numbers();
}

/// <param name="Photos">Ids at Flickr, in their order.</param>
/// <param name="Cover">Address or id; it ends with the photo's id.</param>
sealed record FlickrAlbum(string Id, string Title, string Description, string Cover, IReadOnlyList<string> Photos)
{
    public static FlickrAlbum Read(JsonElement album) => new(
        FlickrPhoto.Text(album, "id"), FlickrPhoto.Text(album, "title"), FlickrPhoto.Text(album, "description"), FlickrPhoto.Text(album, "cover_photo").TrimEnd('/').Split('/')[^1],
        [.. FlickrPhoto.Items(album, "photos").Select(p => p.ValueKind == JsonValueKind.String ? p.GetString()! : p.GetRawText())]);
}
