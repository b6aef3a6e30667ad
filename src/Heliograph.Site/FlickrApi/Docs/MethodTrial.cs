using System.Buffers;
using System.Text;
using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.FlickrApi.Docs;

/// <summary>What a call answers, in both formats.</summary>
public sealed record TriedAnswer(string Xml, string Json);

/// <summary>Calls a method for who looks at its page, as an application with every grant of theirs would. The page's form carries their antiforgery token.</summary>
sealed class MethodTrial(Dispatcher dispatcher)
{
    static readonly KnownApplication Explorer = new(0, "explorer", "", "API explorer");

    public async Task<TriedAnswer> CallAsync(HttpContext context, Method method, Viewer viewer)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var parameters = new Parameters([
            KeyValuePair.Create("method", method.Name),
            .. method.Arguments.Where(a => form[a.Name].ToString().Length > 0).Select(a => KeyValuePair.Create(a.Name, form[a.Name].ToString())),
        ]);
        var caller = new Caller(Explorer, viewer.PersonId is { } person ? new KnownToken("", "", 0, person, Grant.Delete) : null, IsSigned: true);
        // The rest of the page is for who is signed in.
        var user = context.User;
        var (xml, json) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        var plain = new AnswerFormat(IsJson: true);
        try
        {
            Dispatcher.Permit(method, caller, isPost: true);
            var reply = await dispatcher.RunAsync(context, method, parameters, caller);
            AnswerFormat.Xml.Write(reply, xml);
            plain.Write(reply, json);
        }
        catch (ApiFault fault)
        {
            AnswerFormat.Xml.Write(fault, xml);
            plain.Write(fault, json);
        }
        finally
        {
            context.User = user;
        }

        return new TriedAnswer(Encoding.UTF8.GetString(xml.WrittenSpan), Encoding.UTF8.GetString(json.WrittenSpan));
    }
}
