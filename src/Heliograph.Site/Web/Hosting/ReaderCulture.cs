using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Web.Hosting;

/// <summary>Numbers and dates in the reader's own locale, as <c>Accept-Language</c> has it; texts in a language that the site has.</summary>
static class ReaderCulture
{
    static readonly CultureInfo Texts = CultureInfo.GetCultureInfo("en");

    static readonly FrozenDictionary<string, CultureInfo> Known = CultureInfo.GetCultures(CultureTypes.AllCultures)
        .Where(c => c.Name.Length > 0)
        .ToFrozenDictionary(c => c.Name, c => CultureInfo.GetCultureInfo(c.Name), StringComparer.OrdinalIgnoreCase);

    public static void UseReaderCulture(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        CultureInfo.CurrentCulture = Of(context.Request);
        CultureInfo.CurrentUICulture = Texts;
        return next(context);
    });

    /// <returns>The reader's first choice that exists.</returns>
    internal static CultureInfo Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
            return Texts;
        return wanted.OrderByDescending(w => w.Quality ?? 1).Take(5)
            .Select(w => Known.GetValueOrDefault(w.Value.ToString())).FirstOrDefault(c => c is not null) ?? Texts;
    }
}
