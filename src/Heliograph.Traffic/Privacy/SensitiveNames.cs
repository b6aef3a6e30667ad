namespace Heliograph.Traffic.Privacy;

/// <summary>Names of fields whose values are never kept.</summary>
static class SensitiveNames
{
    // Parts of names, without case and without what separates words.
    static readonly byte[][] s_parts =
    [
        .. ((string[])[
            "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "accesskey", "privatekey", "authorization", "credential", "session", "signature",
            "cookie", "csrf", "xsrf", "nonce", "otp", "cvv", "cvc", "cardnumber", "creditcard", "iban", "ssn", "socialsecurity", "passport", "oauth", "apisig", "frob", "jwt", "bearer",
        ]).Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    static readonly byte[][] s_whole = [.. ((string[])["auth", "key", "sid", "sig", "pin", "hash", "pass", "verifier", "code_verifier"]).Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Contain(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 3 or > 128) return false;
        Span<byte> plain = stackalloc byte[128];
        int length = 0;
        foreach (byte b in name)
            if (b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)' ')) plain[length++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
        plain = plain[..length];
        foreach (byte[] whole in s_whole)
            if (plain.SequenceEqual(whole)) return true;
        foreach (byte[] part in s_parts)
            if (plain.IndexOf(part) >= 0) return true;
        return false;
    }
}
