using System.Text.Json;
using Heliograph.Site.Tests;

namespace Heliograph.Cli.Tests.Users;

public sealed class UserAddTests : IDisposable
{
    const string Password = "a lamp and a mirror\n";

    readonly string data = Directory.CreateTempSubdirectory("heliograph-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task An_account_is_made_and_described_to_machines()
    {
        var added = await AddAsync(Password, "Ana", "--email", "ana@example.org", "--admin", "--json");
        Assert.Equal((0, ""), (added.ExitCode, added.Complaints));
        var person = JsonDocument.Parse(added.Output).RootElement;
        Assert.Equal("ana", person.GetProperty("alias").GetString());
        Assert.True(person.GetProperty("administrator").GetBoolean());
        Assert.Matches("^[0-9]{8}@N00$", person.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        var added = await AddAsync(Password, "ana", "--email", "ana@example.org", "--quiet");
        Assert.Equal((0, "", ""), (added.ExitCode, added.Output, added.Complaints));
    }

    [Theory]
    [InlineData(Password, "upload", "ana@example.org", "The site itself uses this word in its addresses. Choose another alias.")]
    [InlineData(Password, "an", "ana@example.org", "An alias has 3 to 32 characters.")]
    [InlineData(Password, "ana", "nowhere", "This is no e-mail address.")]
    [InlineData("short\n", "ana", "ana@example.org", "A password has at least 10 characters.")]
    [InlineData("", "ana", "ana@example.org", "Give the password as a line on standard input, with --password-stdin.")]
    public async Task Bad_input_is_refused_with_a_sentence(string password, string alias, string email, string sentence)
    {
        var refused = await AddAsync(password, alias, "--email", email);
        Assert.Equal((2, "", sentence), (refused.ExitCode, refused.Output, refused.Complaints.Trim()));
    }

    [Fact]
    public async Task The_same_alias_twice_is_refused()
    {
        Assert.Equal(0, (await AddAsync(Password, "ana", "--email", "ana@example.org")).ExitCode);
        var again = await AddAsync(Password, "ana", "--email", "other@example.org");
        Assert.Equal((2, "Somebody has this alias already. Choose another."), (again.ExitCode, again.Complaints.Trim()));
    }

    [Fact]
    public async Task An_account_can_be_made_while_the_site_is_served_and_signs_in_there()
    {
        await using var site = await SiteProcess.StartAsync(data: data);
        Assert.Equal(0, (await AddAsync(Password, "ana", "--email", "ana@example.org")).ExitCode);

        using var ana = Visitor.Of(site.Address);
        using var entered = await ana.SignInAsync("ana", Password.Trim());
        Assert.True(await ana.IsSignedInAsync());
    }

    Task<Outcome> AddAsync(string input, params string[] arguments) =>
        HeliographCommand.RunAsync(input, ["user", "add", .. arguments, "--password-stdin", "--data", data]);
}
