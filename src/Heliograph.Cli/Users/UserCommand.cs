using System.CommandLine;
using System.Text.Json;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Data;

namespace Heliograph.Cli.Users;

/// <summary>Accounts from the command line, whatever the sign-up policy; also while the site is served.</summary>
static class UserCommand
{
    public static Command Create() => new("user", "Accounts of the site.") { CreateAdd() };

    static Command CreateAdd()
    {
        var alias = new Argument<string>("ALIAS") { Description = $"The name in addresses: {Aliases.Shortest} to {Aliases.Longest} of a-z, 0-9, - and _." };
        var email = new Option<string>("--email") { Description = "The e-mail address.", Required = true };
        var passwordStdin = new Option<bool>("--password-stdin") { Description = "Read the password from standard input: its first line.", Required = true };
        var admin = new Option<bool>("--admin") { Description = "Make an administrator." };
        var data = SiteOptions.Data();
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("add", "Make an account.") { alias, email, passwordStdin, admin, data, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            if (!arguments.GetValue(passwordStdin) || await Console.In.ReadLineAsync(cancel) is not { } password)
                return await RefuseAsync(["Give the password as a line on standard input, with --password-stdin."]);

            await using var site = await OpenSite.AtAsync(new DataFolder(arguments.GetValue(data)!), cancel);
            await using var scope = site.Services.CreateAsyncScope();
            var added = await scope.ServiceProvider.GetRequiredService<SignUp>()
                .AddAsync(new NewPerson(arguments.GetValue(alias)!, arguments.GetValue(email)!, password), arguments.GetValue(admin), cancel);
            if (added.Person is not { } person)
                return await RefuseAsync(added.Faults.Select(SignUpWords.Sentence));

            Conclude(person, arguments.GetValue(json), arguments.GetValue(quiet));
            return ExitCode.Done;
        });
        return command;
    }

    static void Conclude(Person person, bool forMachines, bool silent)
    {
        if (forMachines)
            Console.WriteLine(JsonSerializer.Serialize(new { id = person.Nsid, alias = person.Alias, email = person.Email, administrator = person.IsAdministrator }));
        else if (!silent)
            Console.WriteLine($"{person.Alias} ({person.Nsid}) may sign in{(person.IsAdministrator ? " and is an administrator" : "")}.");
    }

    static async Task<int> RefuseAsync(IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
            await Console.Error.WriteLineAsync(sentence);
        return ExitCode.BadInput;
    }
}
