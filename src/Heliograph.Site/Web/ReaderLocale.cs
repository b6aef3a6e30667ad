using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace Heliograph.Site.Web;

/// <summary>Numbers and dates are written as the reader's browser asks for them; the words are in English.</summary>
static class ReaderLocale
{
    const string Words = "en";

    public static void UseReaderLocale(this IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(Words),
        SupportedCultures = [.. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(c => c.Name.Length > 0)],
        SupportedUICultures = [CultureInfo.GetCultureInfo(Words)],
        RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
    });
}
