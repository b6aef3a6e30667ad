namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>What a request says, from wherever it says it: each name and value decoded exactly once, in no particular order, duplicates kept.</summary>
sealed class Parameters(IReadOnlyList<KeyValuePair<string, string>> all)
{
    public IReadOnlyList<KeyValuePair<string, string>> All => all;

    /// <summary>The first of that name; null: there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in all)
            {
                if (key == name)
                    return value;
            }

            return null;
        }
    }
}
