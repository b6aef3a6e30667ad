using System.Text.RegularExpressions;
using Heliograph.Tape.Json;
using Heliograph.Tape.Secrets;

namespace Heliograph.Tape;

/// <summary>What never reaches the disk. Each secret is replaced by the word <c>scrubbed</c>, in requests before they are matched and in
/// requests and responses before they are written; what the program under test receives stays as it is.</summary>
public sealed record SecretRules
{
    readonly JsonPath[] _paths = [];
    readonly Regex[] _patterns = [];

    /// <summary>Authorization, cookies, API keys, OAuth parameters, tokens, passwords, signatures: by name in queries, headers, forms, JSON and
    /// XML, and wherever else a secret of the request is repeated.</summary>
    public static SecretRules Default { get; } = new();

    /// <summary>Nothing is secret.</summary>
    public static SecretRules None { get; } = new() { ByDefault = false };

    /// <summary>Whether the names that are secret everywhere count.</summary>
    public bool ByDefault { get; init; } = true;

    /// <summary>Further names of headers, parameters, fields and properties. Case, hyphens and underscores make no difference.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Names that are not secret although they seem to be.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Places in JSON bodies, such as <c>$.user.email</c> or <c>$..ssn</c>.</summary>
    /// <exception cref="FormatException">One is not such a path.</exception>
    public IReadOnlyList<string> JsonPaths
    {
        get;
        init => (field, _paths) = (value, [.. value.Select(JsonPath.Parse)]);
    } = [];

    /// <summary>Regular expressions over addresses, header values and texts of bodies. Where one has groups, the first group is the secret, else
    /// all that it matches.</summary>
    /// <exception cref="ArgumentException">One is not a regular expression.</exception>
    public IReadOnlyList<string> Patterns
    {
        get;
        init => (field, _patterns) = (value, [.. value.Select(Compile)]);
    } = [];

    internal JsonPath[] ParsedPaths => _paths;

    internal Regex[] CompiledPatterns => _patterns;

    internal bool IsSecret(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < Except.Count; i++)
            if (SecretNames.AreSame(Except[i], name)) return false;
        for (int i = 0; i < Names.Count; i++)
            if (SecretNames.AreSame(Names[i], name)) return true;
        return ByDefault && SecretNames.Contains(name);
    }

    // A pattern that backtracks without end would hang the test; one second is far more than an honest one takes.
    static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
