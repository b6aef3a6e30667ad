using System.Globalization;
using System.Threading.Channels;
using Heliograph.Site.Accounts.SigningIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Accounts.Recovery;

/// <summary>
/// Answers those who forgot their password, apart from the request that asked:
/// nobody can tell from the answer, or from its time, whether there is such an account.
/// </summary>
sealed class ResetRequests(IServiceScopeFactory scopes, Mail mail, IServer server, IOptions<AccountOptions> options, ILogger<ResetRequests> log) : BackgroundService
{
    const int Waiting = 1000;

    readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string aliasOrEmail) => asked.Writer.TryWrite(aliasOrEmail);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (string who in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AnswerAsync(who, stoppingToken);
            }
#pragma warning disable CA1031 // One failed answer must not end all others.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "A request for a new password could not be answered");
            }
        }
    }

    async Task AnswerAsync(string who, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await SignIn.FindAsync(people, who) is not { Email: { } email } person)
            return;

        var reset = scope.ServiceProvider.GetRequiredService<PasswordReset>();
        string link = Site() + await reset.LinkAsync(person);
        if (mail.IsSet && await TrySendAsync(email, person, link, cancel))
            return;

        await reset.NoteAskedAsync(person);
        // To the terminal, not the log: logs are kept and shipped, and this is a key.
        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, AccountTexts.ResetPrinted, person.Alias, link));
    }

    async Task<bool> TrySendAsync(string email, Person person, string link, CancellationToken cancel)
    {
        try
        {
            await mail.SendAsync(email, AccountTexts.ResetMailSubject, string.Format(CultureInfo.CurrentCulture, AccountTexts.ResetMail, person.DisplayName, link), cancel);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps the mail from going out, the administrators can hand over a link.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "The mail to person {Person} was not sent", person.Id);
            return false;
        }
    }

    // Never the address that the request named: it could name anybody's.
    string Site() => (options.Value.Address?.ToString() ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "").TrimEnd('/');
}
