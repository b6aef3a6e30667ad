namespace Heliograph.Traffic.Tests.Truth;

/// <summary>An API of resources as many have it: collections, things in them by name or number, and what belongs to a thing.</summary>
static class Resources
{
    static readonly string[] s_names = ["photos", "albums", "groups", "comments", "tags", "people", "places", "licences", "events", "orders", "invoices", "teams"];
    static readonly string[] s_parts = ["comments", "members", "settings", "history", "owner", "permissions", "exports"];
    static readonly string[] s_words = ["title", "note", "created", "state", "width", "height", "url", "email", "count", "rating", "visible", "parent", "locale", "label", "score"];
    static readonly string[] s_kinds = ["string", "date-time", "integer", "uri", "email", "number", "boolean", "uuid", "date"];
    static readonly string[] s_keys = ["integer", "string", "uuid", "hex"];

    public static IReadOnlyList<TrueOperation> Make(int seed)
    {
        var random = new Random(seed);
        var operations = new List<TrueOperation>();
        for (int i = 0; i < s_names.Length; i++)
        {
            string name = $"/api/v1/{s_names[i]}", thing = name + "/{id}", key = s_keys[i % s_keys.Length];
            var fields = Fields(random, s_names[i]);
            operations.Add(new("GET", name, [], [new("page", false, "integer"), new("sort", true, "string")], [], fields, AnswersList: true));
            operations.Add(new("POST", name, [], [], fields, fields));
            operations.Add(new("GET", thing, [key], [], [], fields));
            operations.Add(new("PATCH", thing, [key], [], fields, fields));
            operations.Add(new("DELETE", thing, [key], [], [], []));
            operations.Add(new("GET", name + "/search", [], [new("q", true, "string")], [], [.. fields, new("rank", true, "number")], AnswersList: true));
            foreach (string part in s_parts.Where(_ => random.Next(2) == 0))
            {
                var partFields = Fields(random, part);
                operations.Add(new("GET", $"{thing}/{part}", [key], [], [], partFields, AnswersList: true));
                operations.Add(new("PUT", $"{thing}/{part}/{{n}}", [key, "integer"], [], partFields, partFields));
            }
        }
        return operations;
    }

    static TrueField[] Fields(Random random, string prefix) =>
    [
        new("id", true, "integer"),
        .. s_words.Where(_ => random.Next(2) == 0).Select(w => new TrueField(random.Next(2) == 0 ? w : $"{prefix}_{w}", random.Next(2) == 0, s_kinds[random.Next(s_kinds.Length)])),
    ];
}
