using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Heliograph.Site.FlickrApi.OAuth;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>A program that calls the API, for somebody or for nobody.</summary>
/// <param name="Token">Empty: unsigned, with the key alone.</param>
sealed record FlickrCaller(HttpClient Client, string Key, string Secret, string Token = "", string TokenSecret = "", TimeProvider? Clock = null)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The answer as JSON, whatever its stat.</summary>
    public async Task<JsonNode> JsonAsync(string method, params (string Name, string Value)[] arguments)
    {
        using var answer = await SendAsync(method, [.. arguments, ("format", "json"), ("nojsoncallback", "1")]);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    /// <summary>As <see cref="JsonAsync"/>; it has to succeed.</summary>
    public async Task<JsonNode> OkAsync(string method, params (string Name, string Value)[] arguments)
    {
        var answer = await JsonAsync(method, arguments);
        Assert.True((string?)answer["stat"] == "ok", $"{method}: {answer.ToJsonString()}");
        return answer;
    }

    /// <returns>0 where it succeeds.</returns>
    public async Task<int> CodeAsync(string method, params (string Name, string Value)[] arguments)
    {
        var answer = await JsonAsync(method, arguments);
        return (string?)answer["stat"] == "ok" ? 0 : (int)answer["code"]!;
    }

    /// <summary>The answer as XML, whatever its stat.</summary>
    public async Task<XElement> XmlAsync(string method, params (string Name, string Value)[] arguments)
    {
        using var answer = await SendAsync(method, arguments);
        return XElement.Parse(await answer.Content.ReadAsStringAsync(Cancel), LoadOptions.PreserveWhitespace);
    }

    /// <summary>Sends a call: as a form, which every method takes.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, params (string Name, string Value)[] arguments)
    {
        (string, string)[] all = [("method", method.Length > 0 ? $"flickr.{method}" : ""), .. arguments];
        return await PostAsync("/services/rest", Token.Length > 0 ? Signed("POST", "/services/rest", all) : [.. all, ("api_key", Key)]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Client.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
    }

    /// <summary>The fields with those of a signature of now.</summary>
    /// <param name="changed">Put in place of what would be signed.</param>
    public (string Name, string Value)[] Signed(string verb, string path, (string Name, string Value)[] fields, params (string Name, string Value)[] changed)
    {
        var all = new Dictionary<string, string>
        {
            ["oauth_consumer_key"] = Key,
            ["oauth_nonce"] = RandomNumberGenerator.GetHexString(16),
            ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = (Clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["oauth_version"] = "1.0",
        };
        if (Token.Length > 0)
            all["oauth_token"] = Token;
        foreach (var (name, value) in fields.Concat(changed))
            all[name] = value;
        string address = path.StartsWith('/') ? Client.BaseAddress!.ToString().TrimEnd('/') + path : path;
        string signature = Signature.Of(Signature.Base(verb, address, all), Secret, TokenSecret);
        return [.. all.Select(f => (f.Key, f.Value)), ("oauth_signature", signature)];
    }
}
