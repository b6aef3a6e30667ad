using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Photos;
using Heliograph.Site.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Uploads;

/// <summary>A signed-in person who sends photographs as the upload page's script does.</summary>
sealed partial class Uploader : IDisposable
{
    const string Password = "a lamp and a mirror";

    readonly HttpClient client;
    readonly CookieContainer cookies;
    readonly Uri site;

    Uploader(Uri site, CookieContainer cookies)
    {
        this.site = site;
        this.cookies = cookies;
#pragma warning disable CA2000 // The client disposes of its handler.
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
#pragma warning restore CA2000
    }

    /// <summary>The antiforgery token of the signed-in person.</summary>
    public string Token { get; private set; } = "";

    public HttpClient Client => client;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes the account, in this process, of somebody who is to sign in later.</summary>
    public static async Task MakeAccountAsync(TestSite site, string alias)
    {
        await using var scope = site.NewScope();
        var made = await scope.ServiceProvider.GetRequiredService<SignUp>().AddAsync(new NewPerson(alias, $"{alias}@example.org", Password), isAdministrator: false, Cancel);
        Assert.NotNull(made.Person);
    }

    public static async Task<Uploader> SignInAsync(Uri site, string alias)
    {
        var uploader = new Uploader(site, new CookieContainer());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Who"] = alias,
            ["Password"] = Password,
            ["__RequestVerificationToken"] = await uploader.FetchTokenAsync(),
        });
        using var answer = await uploader.client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        uploader.Token = await uploader.FetchTokenAsync();
        return uploader;
    }

    /// <summary>The same person, signed in as before, at another address of the site.</summary>
    public Uploader At(Uri address) => new(address, cookies) { Token = Token };

    /// <summary>As in the header of a request.</summary>
    public string Cookies() => cookies.GetCookieHeader(site);

    /// <param name="query">Settings, from the question mark.</param>
    public Task<HttpResponseMessage> SendAsync(byte[] bytes, string name, string query = "") =>
        SendAsync(new ByteArrayContent(bytes), name, query);

    public async Task<HttpResponseMessage> SendAsync(HttpContent content, string name, string query = "", CancellationToken? cancel = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/upload/files{query}") { Content = content };
        request.Headers.Add("RequestVerificationToken", Token);
        request.Headers.Add(RawUpload.FileNameHeader, Uri.EscapeDataString(name));
        return await client.SendAsync(request, cancel ?? Cancel);
    }

    /// <summary>Sends a photograph that has to be taken.</summary>
    public async Task<Answer> UploadAsync(byte[] bytes, string name, string query = "")
    {
        using var response = await SendAsync(bytes, name, query);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancel)}");
        return (await response.Content.ReadFromJsonAsync<Answer>(Cancel))!;
    }

    /// <summary>The sentence of an answer that says what went wrong.</summary>
    public static async Task<string> SentenceAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<Problem>(Cancel))!.Detail;

    public void Dispose() => client.Dispose();

    async Task<string> FetchTokenAsync()
    {
        string page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative), Cancel);
        return WebUtility.HtmlDecode(TokenField().Match(page).Groups[1].Value);
    }

    public sealed record Answer(string Id, string Page, string Thumbnail, string Title, string Visibility, int Width, int Height, bool WasThere);

    sealed record Problem(string Detail);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)\x22""")]
    private static partial Regex TokenField();
}
