using System.Text;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference;

/// <summary>What a request lets itself in with.</summary>
static class SecurityOf
{
    static readonly string[] s_keyHeaders = ["x-api-key", "api-key", "apikey", "x-apikey", "x-auth-token", "x-access-token", "x-token", "private-token", "x-csrf-token", "x-session-id", "x-gitlab-token", "ocp-apim-subscription-key"];
    static readonly string[] s_keyParameters = ["api_key", "apikey", "api-key", "key", "appid", "app_key", "subscription-key"];

    /// <summary>The name of a header that carries a key; null of one that does not.</summary>
    public static string? KeyHeader(string name) => Array.Find(s_keyHeaders, k => k.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a parameter carries a key.</summary>
    public static bool IsKeyParameter(ReadOnlySpan<char> name)
    {
        foreach (string known in s_keyParameters)
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public static void Find(ObservedCall call)
    {
        var request = call.Exchange.Request;
        for (int i = 0; i < request.FieldCount; i++)
        {
            var name = HeaderName.Of(request.FieldName(i));
            if (name.Role == HeaderRole.Authorization) AddScheme(call, request.FieldValue(i));
            else if (name.KeyScheme is { } key) call.Security.Add(key);
        }
        foreach (var parameter in call.Query)
        {
            if (IsKeyParameter(parameter.Name)) call.Security.Add($"apiKey:query:{parameter.Name}");
            else if (parameter.Name == "access_token") call.Security.Add("oauth2:query:access_token");
            else if (parameter.Name == "oauth_signature") call.Security.Add("oauth1:query");
        }
        foreach (var parameter in call.Form)
        {
            if (parameter.Name == "oauth_signature") call.Security.Add("oauth1:form");
            if (parameter.Name == "grant_type") call.Security.Add($"oauth2:token:{Encoding.UTF8.GetString(call.Path)}");
        }
    }

    static void AddScheme(ObservedCall call, ReadOnlySpan<byte> value)
    {
        int space = value.IndexOf((byte)' ');
        var scheme = space < 0 ? value : value[..space];
        string? found = Ascii.EqualsIgnoreCase(scheme, "basic"u8) ? "basic"
            : Ascii.EqualsIgnoreCase(scheme, "bearer"u8) ? "bearer"
            : Ascii.EqualsIgnoreCase(scheme, "digest"u8) ? "digest"
            : Ascii.EqualsIgnoreCase(scheme, "oauth"u8) ? "oauth1:header"
            : null;
        // A scheme of nobody's, or a key without any: the header is the key.
        call.Security.Add(found ?? "apiKey:header:authorization");
    }
}
