using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Heliograph.Site.Accounts.Recovery;

/// <summary>Sends mails by the SMTP server of <see cref="MailOptions"/>.</summary>
sealed class Mail(IOptions<MailOptions> options)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsSet => options.Value.IsSet;

    /// <exception cref="IOException">The server cannot be reached or broke off; other failures come as MailKit's own exceptions.</exception>
    public async Task SendAsync(string to, string subject, string text, CancellationToken cancel)
    {
        var settings = options.Value;
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From ?? throw new InvalidOperationException("Mail:From is not set.")));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.Body = new TextPart("plain") { Text = text };

        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await smtp.ConnectAsync(settings.Host ?? throw new InvalidOperationException("Mail:Host is not set."), settings.Port, settings.Security, cancel);
        if (!string.IsNullOrEmpty(settings.User))
            await smtp.AuthenticateAsync(settings.User, settings.Password ?? "", cancel);
        await smtp.SendAsync(message, cancel);
        await smtp.DisconnectAsync(quit: true, cancel);
    }
}
