using Microsoft.OpenApi;

namespace Heliograph.Traffic.OpenApi;

/// <summary>Security schemes by what requests showed, such as <c>basic</c> or <c>apiKey:query:api_key</c>.</summary>
static class SecuritySchemes
{
    /// <summary>The name that a scheme has in a document.</summary>
    public static string NameOf(string seen) => seen.Split(':') switch
    {
        ["apiKey", var place, var name] => $"{place}_{Plain(name)}",
        ["oauth1", ..] => "oauth1",
        ["oauth2", ..] => "oauth2",
        _ => seen,
    };

    public static OpenApiSecurityScheme Describe(string seen, string server) => seen.Split(':') switch
    {
        ["basic"] => new() { Type = SecuritySchemeType.Http, Scheme = "basic" },
        ["bearer"] => new() { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        ["digest"] => new() { Type = SecuritySchemeType.Http, Scheme = "digest" },
        ["apiKey", "query", var name] => Key(ParameterLocation.Query, name),
        ["apiKey", "cookie", var name] => Key(ParameterLocation.Cookie, name),
        ["apiKey", _, var name] => Key(ParameterLocation.Header, name),
        // OpenAPI has no OAuth 1: RFC 5849 registers its scheme of HTTP.
        ["oauth1", ..] => new() { Type = SecuritySchemeType.Http, Scheme = "OAuth", Description = "OAuth 1.0a (RFC 5849)." },
        ["oauth2", "token", .. var path] => new()
        {
            Type = SecuritySchemeType.OAuth2,
            Flows = new() { ClientCredentials = new() { TokenUrl = new Uri(server + string.Join(':', path), UriKind.RelativeOrAbsolute), Scopes = new Dictionary<string, string>() } },
        },
        _ => new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An OAuth 2 token, sent as access_token in the query." },
    };

    /// <summary>Whether a parameter of the query is a key rather than a parameter.</summary>
    public static bool IsKey(IEnumerable<string> seen, string parameter) => seen.Any(s => s.StartsWith("apiKey:query:", StringComparison.Ordinal) && s[13..] == parameter)
        || (parameter == "access_token" && seen.Contains("oauth2:query:access_token"));

    static OpenApiSecurityScheme Key(ParameterLocation place, string name) => new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name };

    static string Plain(string name) => new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
}
