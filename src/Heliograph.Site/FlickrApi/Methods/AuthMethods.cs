using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

static class AuthMethods
{
    public static Method[] All =>
    [
        Of("auth.oauth.checkToken", Grant.None, "oauth_token=98", "Tells whom a token of this application speaks for, and what it may do.", CheckAsync,
            "<oauth><token/><perms/><user nsid=\"\" username=\"\" fullname=\"\"/></oauth>", (98, "Invalid token")),
        Of("auth.oauth.getAccessToken", Grant.None, "", "Answers with the token that the call is signed with. There are no tokens of older kinds here to be exchanged for one.", AccessAsync,
            "<auth><access_token oauth_token=\"\" oauth_token_secret=\"\"/></auth>", (98, "Invalid token")),
    ];

    static async Task<Element> CheckAsync(Call call)
    {
        var token = call.Caller.Token ?? throw call.Fault(98);
        var person = await call.Data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == token.PersonId && p.UserName != null, call.Cancel) ?? throw call.Fault(98);
        return Element.Reply(new Element("oauth").Add("token", token.Token).Add("perms", GrantNames.Of(token.Grant))
            .Add(new Element("user").Set("nsid", person.Nsid).Set("username", person.Alias).Set("fullname", person.Name)));
    }

    static Task<Element> AccessAsync(Call call)
    {
        var token = call.Caller.Token ?? throw call.Fault(98);
        return Task.FromResult(Element.Reply(new Element("auth").Add(
            new Element("access_token").Set("oauth_token", token.Token).Set("oauth_token_secret", token.Secret))));
    }
}
