using System.Collections.Frozen;

namespace Heliograph.Tape.Secrets;

/// <summary>Names under which programs send secrets, whatever their case, hyphens and underscores.</summary>
static class SecretNames
{
    const int Longest = 64;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_names = new[]
    {
        "authorization", "proxyauthorization", "cookie", "setcookie", "auth", "sig", "apisig", "pwd", "pass", "jwt", "bearer", "sid", "phpsessid",
        "jsessionid", "sessionid", "otp", "pin", "nonce", "assertion", "samlresponse", "codeverifier",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly string[] s_endings =
    [
        "token", "password", "passwd", "passphrase", "secret", "signature", "credential", "credentials", "apikey", "accesskey", "accesskeyid",
        "privatekey", "secretkey", "subscriptionkey", "authkey", "sessionkey",
    ];

    // They say where a list goes on: scrubbed, all its pages would be one request.
    static readonly string[] s_positions =
        ["pagetoken", "continuationtoken", "nexttoken", "prevtoken", "synctoken", "starttoken", "resumetoken", "cursortoken"];

    public static bool Contains(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[Longest];
        var plain = Plain(name, buffer);
        if (plain.StartsWith("oauth") && plain.Length > 5) return true;
        if (s_names.Contains(plain)) return true;
        foreach (string ending in s_endings)
            if (plain.EndsWith(ending)) return !EndsWithAny(plain, s_positions);
        return false;
    }

    public static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<char> first = stackalloc char[Longest], second = stackalloc char[Longest];
        return Plain(one, first).SequenceEqual(Plain(other, second));
    }

    static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        foreach (string ending in endings)
            if (text.EndsWith(ending)) return true;
        return false;
    }

    // Of a longer name the end counts: that is where it says what it is.
    static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name, Span<char> buffer)
    {
        int start = buffer.Length;
        for (int i = name.Length - 1; i >= 0 && start > 0; i--)
            if (char.IsLetterOrDigit(name[i])) buffer[--start] = char.ToLowerInvariant(name[i]);
        return buffer[start..];
    }
}
