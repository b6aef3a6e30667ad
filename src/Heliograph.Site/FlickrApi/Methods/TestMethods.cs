using System.Xml;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

static class TestMethods
{
    public static Method[] All =>
    [
        Of("test.echo", Grant.None, "", "Answers with what it was given.", EchoAsync, "<method/>"),
        Of("test.null", Grant.Read, "", "Does nothing, for who is logged in.", _ => Task.FromResult(Element.Reply()), ""),
        Of("test.login", Grant.Read, "", "Tells who is logged in.", LoginAsync, "<user id=\"\"><username/></user>"),
    ];

    static Task<Element> EchoAsync(Call call)
    {
        var reply = Element.Reply();
        foreach (var (name, value) in call.Parameters.All.DistinctBy(p => p.Key).Where(p => IsName(p.Key)))
            reply.Add(name, value);
        return Task.FromResult(reply);
    }

    // The answer's own member is not to be spoofed, and a signature says nothing to anybody.
    static bool IsName(string name) => name.Length > 0 && name is not ("stat" or "oauth_signature") && name.All(XmlConvert.IsNCNameChar) && XmlConvert.IsStartNCNameChar(name[0]);

    static async Task<Element> LoginAsync(Call call)
    {
        var person = await call.PersonAsync(otherwise: 0, name: "");
        return Element.Reply(new Element("user").Set("id", person.Nsid).Add("username", person.Alias));
    }
}
