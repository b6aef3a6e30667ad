using System.Text.Json;

namespace Heliograph.Traffic.Tests.Truth;

/// <summary>The Flickr API from the list of its methods and arguments; answers are made up, since nobody has written them down.</summary>
static class FlickrApi
{
    static readonly string[] s_kinds = ["string", "integer", "boolean", "date-time", "flickr-nsid", "uri", "number", "unix-time"];

    public static IReadOnlyList<TrueOperation> Read(string methods, int seed)
    {
        var random = new Random(seed);
        using var list = JsonDocument.Parse(methods);
        return [.. list.RootElement.EnumerateArray().Select(m => Read(m, random))];
    }

    static TrueOperation Read(JsonElement method, Random random)
    {
        string name = method.GetProperty("method").GetString()!;
        bool isPost = method.GetProperty("post").GetBoolean();
        TrueField[] arguments = [.. method.GetProperty("args").EnumerateArray().Select(a => a.GetString()!).DistinctBy(a => a.TrimEnd('?'))
            .Where(a => a.TrimEnd('?') != "api_key").Select(a => new TrueField(a.TrimEnd('?'), !a.EndsWith('?'), KindOf(a.TrimEnd('?'))))];
        var answer = new List<TrueField> { new("stat", true, "string"), new(name.Split('.')[^1] + "_result", true, "object", Fields: Fields(random, 2)) };
        return new(isPost ? "POST" : "GET", $"/services/rest?method={name}", [], isPost ? [] : arguments, isPost ? arguments : [], answer, IsForm: true);
    }

    static TrueField[] Fields(Random random, int depth) =>
    [
        .. Enumerable.Range(0, random.Next(2, 7)).Select(i => depth > 0 && random.Next(4) == 0
            ? new TrueField($"part{i}", random.Next(2) == 0, "object", random.Next(2) == 0, Fields(random, depth - 1))
            : new TrueField($"field{i}", random.Next(2) == 0, s_kinds[random.Next(s_kinds.Length)], random.Next(6) == 0)),
    ];

    static string KindOf(string argument) => argument switch
    {
        "user_id" or "group_id" or "owner_id" => "flickr-nsid",
        "per_page" or "page" or "photo_id" or "accuracy" or "count" or "gallery_id" or "photoset_id" => "integer",
        "lat" or "lon" or "radius" => "number",
        "url" or "callback" => "uri",
        "date" => "date",
        _ when argument.Contains("_date", StringComparison.Ordinal) || argument.StartsWith("date_", StringComparison.Ordinal) => "unix-time",
        _ => "string",
    };

    /// <summary>Under the Flickr rules a method is a path.</summary>
    public static IReadOnlyList<TrueOperation> AsPaths(IReadOnlyList<TrueOperation> operations) => [.. operations.Select(o => o with { Path = "/services/" + o.Path.Split('=')[1] })];
}
