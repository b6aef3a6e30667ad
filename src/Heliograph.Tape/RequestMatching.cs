using Heliograph.Tape.Json;
using Heliograph.Tape.Matching;

namespace Heliograph.Tape;

/// <summary>Which requests count as the same. By default: method, path, query in any order, body (JSON and forms by meaning), and the
/// headers that ask for a part or a condition.</summary>
/// <remarks>Tapes are matched by the request that they hold, not by their names: these rules may change, and the tapes go on to fit.</remarks>
public sealed record RequestMatching
{
    static readonly string[] s_usual = ["Range", "If-None-Match", "If-Modified-Since"];

    readonly JsonPath[] _ignoredPaths = [];
    readonly string[] _counted = s_usual;
    readonly bool _countsAll;

    /// <summary>The default rules.</summary>
    public static RequestMatching Default { get; } = new();

    /// <summary>Names of the headers that count; <c>*</c> for all.</summary>
    public IReadOnlyList<string> Headers
    {
        get;
        init => (field, _counted, _countsAll) = (value, [.. value], value.Contains("*"));
    } = s_usual;

    /// <summary>Names of headers that don't count where <see cref="Headers"/> is <c>*</c>.</summary>
    public IReadOnlyList<string> IgnoreHeaders { get; init; } = [];

    /// <summary>Names of query parameters that don't count, such as a cache breaker.</summary>
    public IReadOnlyList<string> IgnoreQuery { get; init; } = [];

    /// <summary>Places in JSON bodies that don't count, such as <c>$.requestId</c>, <c>$.items[*].at</c> or <c>$..nonce</c>; a plain name is a
    /// field of a form too.</summary>
    /// <exception cref="FormatException">One is not such a path.</exception>
    public IReadOnlyList<string> IgnoreBody
    {
        get;
        init => (field, _ignoredPaths) = (value, [.. value.Select(JsonPath.Parse)]);
    } = [];

    /// <summary>Whether scheme, host and port don't count.</summary>
    public bool IgnoreHost { get; init; }

    /// <summary>Whether requests count as the same exactly where npm <c>yakbak</c> gives them one hash, which then names the tape. With secrets
    /// scrubbed, the hash is that of the scrubbed request.</summary>
    public bool YakbakHash { get; init; }

    /// <summary>An own rule in place of all above: requests with one result are the same. A result of letters, digits, dots, hyphens and
    /// underscores is the tape's name. It sees the request scrubbed.</summary>
    public Func<RecordedRequest, string>? Key { get; init; }

    /// <summary>What equal requests share.</summary>
    internal string KeyOf(RecordedRequest request) =>
        Key is not null ? Key(request) ?? "" : YakbakHash ? Matching.YakbakHash.Of(request) : RequestKey.Of(request, this);

    /// <summary>The file's name without its extension.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">Its key.</param>
    /// <param name="digits">How many digits of the key make it unique, 8 or more.</param>
    internal string NameOf(RecordedRequest request, string key, int digits) =>
        (Key is not null || YakbakHash) && digits == TapeName.FewDigits && TapeName.IsPlain(key) ? key
        : TapeName.Of(request, Key is null && !YakbakHash ? key : RequestKey.Digest(key), digits);

    internal IReadOnlyList<JsonPath> IgnoredPaths => _ignoredPaths;

    internal bool CountsHeader(string name)
    {
        if (_countsAll) return !IgnoreHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);
        foreach (string counted in _counted)
            if (counted.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
