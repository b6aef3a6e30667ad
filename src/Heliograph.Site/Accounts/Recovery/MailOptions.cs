using MailKit.Security;

namespace Heliograph.Site.Accounts.Recovery;

/// <summary>Section <c>Mail</c>. Without a host the site sends none, and links go to the administrator.</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.Auto;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Who mails come from.</summary>
    public string? From { get; init; }

    public bool IsSet => !string.IsNullOrEmpty(Host);
}
