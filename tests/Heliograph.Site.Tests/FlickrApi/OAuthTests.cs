using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Tests.Social;

namespace Heliograph.Site.Tests.FlickrApi;

[Collection<FlickrCalls>]
public sealed partial class OAuthTests(FlickrSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_worked_example_has_its_signature()
    {
        Dictionary<string, string> parameters = new()
        {
            ["oauth_callback"] = "http://www.example.com",
            ["oauth_consumer_key"] = "653e7a6ecc1d528c516cc8f92cf98611",
            ["oauth_nonce"] = "95613465",
            ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = "1305586162",
            ["oauth_version"] = "1.0",
        };
        string text = Signature.Base("GET", "https://www.flickr.com/services/oauth/request_token", parameters);
        Assert.Equal("aXSl8v9cr2ePinKOlaSyCSn8Zho=", Signature.Of(text, "test", ""));
    }

    [Fact]
    public async Task Somebody_lets_a_program_act_for_them_and_takes_it_back()
    {
        var program = await site.RegisterAsync("Darkroom <3");
        var asked = await RequestAsync(program, "oob");
        Assert.Equal("true", asked["oauth_callback_confirmed"]);

        string page = $"/services/oauth/authorize?oauth_token={asked["oauth_token"]}&perms=write";
        using (var stranger = site.Site.NewClient())
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept", "text/html" } } };
            using var sent = await stranger.SendAsync(ask, Cancel);
            Assert.Contains("/account/sign-in", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        string text = await site.People.Ben.GetStringAsync(new Uri(page, UriKind.Relative), Cancel);
        Assert.Contains("Darkroom &lt;3", text, StringComparison.Ordinal);
        Assert.Contains("upload photos", text, StringComparison.Ordinal);
        Assert.DoesNotContain("delete photos", text, StringComparison.Ordinal);
        using var consent = await site.People.Ben.SubmitAsync(page, "authorize", ("answer", "allow"));
        string verifier = Verifier().Match(await consent.TextAsync()).Value;

        var access = await AccessAsync(program, asked, verifier);
        Assert.Equal(("ben", "ben", $"{site.People.BenId}@N00"), (access["username"], access["fullname"], access["user_nsid"]));
        var ben = program with { Token = access["oauth_token"], TokenSecret = access["oauth_token_secret"] };
        Assert.Equal("ben", (string?)(await ben.OkAsync("test.login"))["user"]!["username"]!["_content"]);
        Assert.Equal("write", (string?)(await ben.OkAsync("auth.oauth.checkToken"))["oauth"]!["perms"]!["_content"]);

        string granted = await site.People.Ben.GetStringAsync(new Uri("/account/granted", UriKind.Relative), Cancel);
        Assert.Contains("Darkroom &lt;3", granted, StringComparison.Ordinal);
        string id = RevokeButton().Matches(granted).Last().Groups[1].Value;
        using var revoked = await site.People.Ben.SubmitAsync("/account/granted", "revoke", ("Revoke", id));
        Assert.Equal(98, await ben.CodeAsync("test.login"));
    }

    [Fact]
    public async Task A_consent_leads_back_to_the_program_and_the_page_lets_it()
    {
        var program = await site.RegisterAsync("Web gallery");
        var asked = await RequestAsync(program, "http://gallery.example/back?from=site");
        string page = $"/services/oauth/authorize?oauth_token={asked["oauth_token"]}&perms=delete";
        using var shown = await site.People.Ben.OpenAsync(page);
        Assert.Contains("form-action 'self' http://gallery.example", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var consent = await site.People.Ben.SubmitAsync(page, "authorize", ("answer", "allow"));
        string there = consent.Headers.Location!.ToString();
        Assert.StartsWith($"http://gallery.example/back?from=site&oauth_token={asked["oauth_token"]}&oauth_verifier=", there, StringComparison.Ordinal);

        // A request is good for one consent and one token.
        using var again = await site.People.Ben.PostFormAsync("/account", "/services/oauth/authorize",
            ("_handler", "authorize"), ("oauth_token", asked["oauth_token"]), ("answer", "allow"));
        Assert.Contains("This request is over", await again.TextAsync(), StringComparison.Ordinal);
        string verifier = there.Split("oauth_verifier=")[1];
        Assert.NotEmpty((await AccessAsync(program, asked, verifier))["oauth_token"]);
        Assert.Equal("token_rejected", (await AccessAsync(program, asked, verifier))["oauth_problem"]);
    }

    [Theory, InlineData("javascript:alert(1)"), InlineData("data:text/html,x"), InlineData("/relative"), InlineData("")]
    public async Task A_callback_that_a_browser_would_run_is_refused(string callback)
    {
        var program = site.Nobody;
        Assert.NotNull((await RequestAsync(program, callback))["oauth_problem"]);
    }

    [Fact]
    public async Task A_denied_or_swapped_request_gives_no_token()
    {
        var program = await site.RegisterAsync("Curious");
        var denied = await RequestAsync(program, "oob");
        using var no = await site.People.Ben.SubmitAsync($"/services/oauth/authorize?oauth_token={denied["oauth_token"]}", "authorize", ("answer", "deny"));
        Assert.Contains("Nothing was allowed", await no.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("token_rejected", (await AccessAsync(program, denied, "123-456-789"))["oauth_problem"]);

        var (one, other) = (await RequestAsync(program, "oob"), await RequestAsync(program, "oob"));
        string verifier = await ConsentAsync(one);
        await ConsentAsync(other);
        Assert.Equal("token_rejected", (await AccessAsync(program, other, verifier))["oauth_problem"]);
        Assert.Equal("token_rejected", (await AccessAsync(site.Nobody, one, verifier))["oauth_problem"]);
        Assert.Equal("signature_invalid", (await AccessAsync(program with { Secret = "another" }, one, verifier))["oauth_problem"]);
        Assert.NotEmpty((await AccessAsync(program, one, verifier))["oauth_token"]);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_for_a_token_has_its_name()
    {
        const string path = "/services/oauth/request_token";
        var program = site.Nobody;
        (string, string)[] asked = [("oauth_callback", "oob")];
        var good = program.Signed("POST", path, asked);
        Assert.Equal("true", (await TokenAsync(program, path, good))["oauth_callback_confirmed"]);
        Assert.Equal("nonce_used", await ProblemAsync(good));
        Assert.Equal("timestamp_refused", await ProblemAsync(program.Signed("POST", path, asked, ("oauth_timestamp", "1305586162"))));
        Assert.Equal("signature_invalid", await ProblemAsync([.. program.Signed("POST", path, asked).Select(f => f.Name == "oauth_callback" ? (f.Name, "http://elsewhere.example/") : f)]));
        Assert.Equal("consumer_key_unknown", await ProblemAsync((program with { Key = new string('0', 32) }).Signed("POST", path, asked)));
        Assert.Equal("parameter_absent", await ProblemAsync(asked));

        async Task<string> ProblemAsync((string, string)[] fields) => (await TokenAsync(program, path, fields))["oauth_problem"];
    }

    [Fact]
    public async Task What_was_signed_otherwise_or_before_is_refused_with_its_code()
    {
        (string, string)[] call = [("method", "flickr.test.login"), ("title", "a b+c%20ü")];
        var good = site.Ana.Signed("POST", "/services/rest", call);
        Assert.Equal(0, await CodeAsync(good));
        Assert.Equal(96, await CodeAsync(good)); // replayed
        Assert.Equal(96, await CodeAsync(site.Ana.Signed("POST", "/services/rest", call, ("oauth_timestamp", "1305586162"))));
        Assert.Equal(96, await CodeAsync(site.Ana.Signed("POST", "/services/rest", call, ("oauth_timestamp", $"{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}"))));
        Assert.Equal(96, await CodeAsync(site.Ana.Signed("POST", "/services/rest", call, ("oauth_signature_method", "PLAINTEXT"))));
        Assert.Equal(96, await CodeAsync([.. site.Ana.Signed("POST", "/services/rest", call).Where(f => f.Name != "title"), ("title", "tampered")]));
        Assert.Equal(96, await CodeAsync([.. site.Ana.Signed("POST", "/services/rest", call), ("title", "one more")]));
        Assert.Equal(96, await CodeAsync([.. site.Ana.Signed("POST", "/services/rest", call).Select(f => f.Name == "title" ? (f.Name, Uri.EscapeDataString(f.Value)) : f)]));
        Assert.Equal(96, await CodeAsync((site.Ana with { TokenSecret = site.Ben.TokenSecret }).Signed("POST", "/services/rest", call)));
        Assert.Equal(97, await CodeAsync([.. site.Ana.Signed("POST", "/services/rest", call).Where(f => f.Name != "oauth_signature")]));
        var other = await site.RegisterAsync("Another");
        Assert.Equal(98, await CodeAsync((other with { Token = site.Ana.Token, TokenSecret = site.Ana.TokenSecret }).Signed("POST", "/services/rest", call)));
        Assert.Equal(98, await CodeAsync((site.Ana with { Token = new string('0', 32) }).Signed("POST", "/services/rest", call)));
        Assert.Equal(100, await CodeAsync((site.Ana with { Key = new string('0', 32) }).Signed("POST", "/services/rest", call)));
        Assert.Equal(100, await CodeAsync(call));
        Assert.Equal(99, await site.Nobody.CodeAsync("test.login"));
    }

    [Fact]
    public async Task A_signature_may_be_of_the_address_with_a_slash_and_of_flickr()
    {
        (string, string)[] call = [("method", "flickr.test.null")];
        Assert.Equal(0, await CodeAsync(site.Ana.Signed("POST", "/services/rest/", call)));
        Assert.Equal(0, await CodeAsync(site.Ana.Signed("POST", "https://api.flickr.com/services/rest", call)));
        Assert.Equal(0, await CodeAsync(site.Ana.Signed("POST", "https://www.flickr.com/services/rest/", call)));
        Assert.Equal(96, await CodeAsync(site.Ana.Signed("POST", "https://elsewhere.example/services/rest", call)));
        Assert.Equal(96, await CodeAsync(site.Ana.Signed("GET", "/services/rest", call)));
    }

    [Fact]
    public async Task An_application_that_is_removed_may_do_nothing_any_more()
    {
        var program = await site.RegisterAsync("Short-lived");
        var ben = await site.GrantAsync(program, site.People.BenId, Grant.Read);
        await ben.OkAsync("test.null");
        string page = await site.People.Ana.GetStringAsync(new Uri("/account/applications", UriKind.Relative), Cancel);
        Assert.Contains(program.Secret, page, StringComparison.Ordinal);
        string id = RemoveButton().Match(page[page.IndexOf(program.Key, StringComparison.Ordinal)..]).Groups[1].Value;
        using var removed = await site.People.Ana.SubmitAsync("/account/applications", "remove-application", ("Remove", id));
        Assert.Equal(100, await ben.CodeAsync("test.null"));
    }

    async Task<string> ConsentAsync(Dictionary<string, string> asked)
    {
        using var consent = await site.People.Ben.SubmitAsync($"/services/oauth/authorize?oauth_token={asked["oauth_token"]}&perms=read", "authorize", ("answer", "allow"));
        return Verifier().Match(await consent.TextAsync()).Value;
    }

    async Task<int> CodeAsync((string, string)[] fields)
    {
        using var answer = await site.Ana.PostAsync("/services/rest", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        return Code().Match(text) is { Success: true } code ? int.Parse(code.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    static Task<Dictionary<string, string>> RequestAsync(FlickrCaller program, string callback) =>
        TokenAsync(program, "/services/oauth/request_token", program.Signed("POST", "/services/oauth/request_token", [("oauth_callback", callback)]));

    static Task<Dictionary<string, string>> AccessAsync(FlickrCaller program, Dictionary<string, string> asked, string verifier) =>
        TokenAsync(program, "/services/oauth/access_token", (program with { Token = asked["oauth_token"], TokenSecret = asked["oauth_token_secret"] })
            .Signed("POST", "/services/oauth/access_token", [("oauth_verifier", verifier)]));

    static async Task<Dictionary<string, string>> TokenAsync(FlickrCaller program, string path, (string, string)[] fields)
    {
        using var answer = await program.PostAsync(path, fields);
        var told = (await answer.Content.ReadAsStringAsync(Cancel)).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        Assert.Equal(told.ContainsKey("oauth_problem") ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, answer.StatusCode);
        return told;
    }

    [GeneratedRegex("[0-9]{3}-[0-9]{3}-[0-9]{3}")]
    private static partial Regex Verifier();

    [GeneratedRegex("<err code=\"([0-9]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"Revoke\" value=\"([0-9]+)\"")]
    private static partial Regex RevokeButton();

    [GeneratedRegex("name=\"Remove\" value=\"([0-9]+)\"")]
    private static partial Regex RemoveButton();
}
