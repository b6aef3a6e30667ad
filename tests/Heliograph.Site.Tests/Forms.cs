using System.Net;
using System.Text.RegularExpressions;

namespace Heliograph.Site.Tests;

/// <summary>Fills in a page's forms as a browser without script does.</summary>
static partial class Forms
{
    public const string Password = "a lamp and a mirror";

    /// <summary>Opens the page, fills in the form of that name, sends it with its hidden fields.</summary>
    /// <param name="fields">May name one several times.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, string form, params (string Name, string Value)[] fields)
    {
        string html = await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        var found = Form().Matches(html).FirstOrDefault(f => f.Value.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal)
            || f.Groups["action"].Value.EndsWith(form, StringComparison.Ordinal));
        Assert.True(found is not null, $"{page} has no form '{form}'.");

        var hidden = Hidden().Matches(found.Value).Select(h => (h.Groups["name"].Value, WebUtility.HtmlDecode(h.Groups["value"].Value)));
        string action = WebUtility.HtmlDecode(found.Groups["action"].Value);
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(action.Length > 0 ? action : page, UriKind.RelativeOrAbsolute), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts what no form on the page asks for, with the page's token.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        string html = await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        var token = Hidden().Matches(html).First(h => h.Groups["name"].Value == "__RequestVerificationToken").Groups["value"];
        using var content = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token.Value))).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>The page's text, whatever its status.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>What a page says, as its reader sees it.</summary>
    public static async Task<string> TextOfAsync(this HttpClient client, string page) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken));

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient client, string page) =>
        client.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> SignUpAsync(this HttpClient client, string alias, string? code = null, string password = Password) =>
        client.SubmitAsync(code is null ? "/account/sign-up" : $"/account/sign-up?code={code}", "sign-up",
            ("Alias", alias), ("Email", $"{alias}@example.org"), ("Password", password), ("Code", code ?? ""));

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string who, string password = Password) =>
        client.SubmitAsync("/account/sign-in", "sign-in", ("Who", who), ("Password", password));

    /// <summary>Whether the site knows who this is.</summary>
    public static async Task<bool> IsSignedInAsync(this HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK;
    }

    [GeneratedRegex("""<form(?: action="(?<action>[^"]*)"|[^>])*>.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)\x22""")]
    private static partial Regex Hidden();
}
