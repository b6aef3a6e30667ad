using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests.Privacy;

public sealed class PlantedSecretTests
{
    const string Secret = "hunter2hunter2";

    [Fact]
    public void A_secret_in_any_place_is_in_no_output()
    {
        var api = new Api();
        for (int i = 0; i < 40; i++)
            api.Call("POST", $"/login/{i}?password={Secret}&api_key={Secret}&access_token={Secret}", $$"""{"password":"{{Secret}}","user":{"secret_key":"{{Secret}}","tokens":["{{Secret}}"]},"card_number":4111111111111111,"authToken":{"value":"{{Secret}}"} }""",
                headers: $"Authorization: Bearer {Secret}\r\nX-Api-Key: {Secret}\r\nCookie: sid={Secret}; theme={Secret}\r\nX-Session-Token: {Secret}\r\n",
                answer: $$"""{"access_token":"{{Secret}}","jsession":"{{Secret}}","note":"your password is {{Secret}}"}""", answerHeaders: $"Set-Cookie: sid={Secret}\r\nX-Refresh-Token: {Secret}\r\n")
            .Call("POST", "/form", $"pwd={Secret}&csrf_token={Secret}", "application/x-www-form-urlencoded", answer: $"<rsp secret=\"{Secret}\"><token>{Secret}</token></rsp>", answerType: "text/xml")
            .Call("GET", "/plain", answer: Secret, answerType: "text/plain");
        var snapshot = api.Learn(TrafficRules.Flickr);
        foreach (string output in Outputs(snapshot))
        {
            Assert.DoesNotContain(Secret, output);
            Assert.DoesNotContain("4111111111111111", output);
        }
    }

    [Fact]
    public void Examples_have_the_form_of_values_and_not_what_they_say()
    {
        string yaml = Api.Yaml(new Api().Call("GET", "/x", answer: """{"name":"Anna Karenina","mail":"anna@karenin.ru","ip":"203.0.113.9","born":"1828-09-09"}""").Learn());
        foreach (string value in (string[])["Anna", "karenin", "203.0.113.9", "1828"]) Assert.DoesNotContain(value, yaml);
        Assert.Contains("Xxxx Xxxxxxxx", yaml);
    }

    static IEnumerable<string> Outputs(ApiSnapshot snapshot) =>
    [
        Api.Yaml(snapshot), Api.Text(snapshot.ToSpecification(), SpecificationFormat.Json), Text(t => snapshot.WriteHtml(t, snapshot.FindProblems())), Text(t => snapshot.WriteJson(t, snapshot.FindProblems())),
        Text(snapshot.WriteMap), Text(snapshot.WriteMapJson),
    ];

    static string Text(Action<Stream> write)
    {
        using var text = new MemoryStream();
        write(text);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
