using System.Text;
using System.Text.Json;
using CsCheck;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Accounts.Recovery;
using Heliograph.Site.Admin.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Admin;

public class SignUpPolicyTests
{
    [Fact]
    public async Task A_policy_takes_effect_at_once_and_after_a_restart_and_leaves_the_rest_of_the_file()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        try
        {
            string file = Path.Combine(folder, "heliograph.json");
            await File.WriteAllTextAsync(file, "{\n  // ours\n  \"Database\": { \"Provider\": \"sqlite\" }\n}\n", TestContext.Current.CancellationToken);
            await using (var site = await AdminSite.StartAsync(folder: folder))
            {
                using var set = await site.Root.SubmitAsync("/admin/sign-up", "policy", ("Policy", "Closed"));
                using var stranger = site.Site.NewClient();
                using var refused = await stranger.OpenAsync("/account/sign-up");
                Assert.Contains("takes no new accounts", await refused.TextAsync(), StringComparison.Ordinal);
            }

            Assert.Equal(
                "{\n  \"Accounts\": {\n    \"SignUp\": \"closed\"\n  },\n  // ours\n  \"Database\": { \"Provider\": \"sqlite\" }\n}\n",
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            Assert.Equal([file], Directory.GetFiles(folder, "heliograph.json*"));
            await using var again = await TestSite.CreateAsync(folder: folder);
            Assert.Equal(SignUpPolicy.Closed, again.Services.GetRequiredService<IOptionsMonitor<AccountOptions>>().CurrentValue.SignUp);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_policy_set_on_the_command_line_wins_and_the_page_says_so()
    {
        await using var site = await AdminSite.StartAsync(new Dictionary<string, string?> { ["Accounts:SignUp"] = "open" });
        using var shown = await site.Root.OpenAsync("/admin/sign-up");
        string page = await shown.TextAsync();
        Assert.Contains("Accounts:SignUp is set by the command line", page, StringComparison.Ordinal);
        Assert.Contains("<fieldset class=\"choices\" disabled", page, StringComparison.Ordinal);
        using var refused = await site.Root.SubmitAsync("/admin/sign-up", "policy", ("Policy", "Closed"));
        Assert.False(File.Exists(site.Site.Folder.Configuration));
    }

    [Theory]
    [InlineData("", "{\n  \"Accounts\": {\n    \"SignUp\": \"closed\"\n  }\n}\n")]
    [InlineData("{}", "{\n  \"Accounts\": {\n    \"SignUp\": \"closed\"\n  }\n}")]
    [InlineData("{\"Accounts\":{}}", "{\"Accounts\":{\n    \"SignUp\": \"closed\"\n  }}")]
    [InlineData("{\"Accounts\":{\"Address\":\"http://x\"}}", "{\"Accounts\":{\n    \"SignUp\": \"closed\",\"Address\":\"http://x\"}}")]
    [InlineData("{ \"accounts\": { /* why */ \"signup\": \"open\", } }", "{ \"accounts\": { /* why */ \"signup\": \"closed\", } }")]
    [InlineData("{\"Accounts:SignUp\": \"open\"}", "{\"Accounts:SignUp\": \"closed\"}")]
    [InlineData("{\"Accounts\": null}", "{\"Accounts\": {\n    \"SignUp\": \"closed\"\n  }}")]
    [InlineData("{\"Mail\":{\"SignUp\":\"x\"}, \"Accounts\":{\"SignUp\": null}}", "{\"Mail\":{\"SignUp\":\"x\"}, \"Accounts\":{\"SignUp\": \"closed\"}}")]
    public void Only_the_setting_changes_in_the_file(string before, string after) =>
        Assert.Equal(after, Encoding.UTF8.GetString(ConfigurationFile.With(Encoding.UTF8.GetBytes(before), "Accounts", "SignUp", "closed")));

    [Fact]
    public void Whatever_else_is_configured_reads_the_same_afterwards()
    {
        var value = Gen.OneOf(Gen.String.AlphaNumeric.Select(s => JsonSerializer.Serialize(s)), Gen.Int.Select(i => $"{i}"), Gen.Const("{\"A\":{\"B\":[1,2]}}"), Gen.Const("[]"));
        var properties = Gen.Select(Gen.Int[0, 4].Select(i => Names[i]), value).Array[0, 4]
            .Where(all => all.Select(p => p.Item1).Distinct().Count() == all.Length);
        properties.Holds(all =>
        {
            string json = "{" + string.Join(",", all.Select(p => $"\"{p.Item1}\":{p.Item2}")) + "}";
            var before = Read(Encoding.UTF8.GetBytes(json));
            var after = Read(ConfigurationFile.With(Encoding.UTF8.GetBytes(json), "Accounts", "SignUp", "closed"));
            Assert.Equal("closed", after["Accounts:SignUp"]);
            Assert.All(before.AsEnumerable().Where(s => s.Value is not null && !s.Key.Equals("Accounts", StringComparison.OrdinalIgnoreCase)), s => Assert.Equal(s.Value, after[s.Key]));
        });
    }

    static readonly string[] Names = ["Mail", "Accounts", "accounts:address", "Jobs", "SignUp"];

    static IConfiguration Read(byte[] json)
    {
        using var stream = new MemoryStream(json);
        return new ConfigurationBuilder().AddJsonStream(stream).Build();
    }
}
