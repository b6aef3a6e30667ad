using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Docs;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What the API says of itself, from the table.</summary>
static class ReflectionMethods
{
    public static Method[] All =>
    [
        Of("reflection.getMethods", Grant.None, "", "Names all methods.", NamesAsync, "<methods><method/></methods>"),
        Of("reflection.getMethodInfo", Grant.None, "method_name", "Tells what is to be known of a method.", InfoAsync,
            "<method name=\"\" needslogin=\"\" needssigning=\"\" requiredperms=\"\"><description/><response/><arguments><argument name=\"\" optional=\"\"/></arguments><errors><error code=\"\" message=\"\"/></errors></method>",
            (1, "Method not found")),
    ];

    static Task<Element> NamesAsync(Call call) =>
        Task.FromResult(Element.Reply(new Element("methods").AddAll("method", MethodTable.All.Select(m => new Element("method").Say(m.Name)))));

    static Task<Element> InfoAsync(Call call)
    {
        var method = Find(call.Text("method_name")) ?? throw call.Fault(1);
        return Task.FromResult(Element.Reply(
            new Element("method").Set("name", method.Name).Set("needslogin", method.Needs > Grant.None).Set("needssigning", method.Needs > Grant.None)
                .Set("requiredperms", (int)method.Needs)
                .Add("description", method.Description).Add("response", method.Response).Add("explanation", ""),
            new Element("arguments").AddAll("argument", method.Arguments.Select(a => new Element("argument").Set("name", a.Name).Set("optional", a.IsOptional).Say(ArgumentWords.Of(a.Name)))),
            new Element("errors").AddAll("error", method.Errors.Concat(ApiCode.Messages.Select(m => new Error(m.Key, m.Value))).DistinctBy(e => e.Code).Select(Describe))));

        static Element Describe(Error error) => new Element("error").Set("code", error.Code).Set("message", error.Message);
    }
}
