using System.Globalization;

namespace Heliograph.Site.Quotas;

/// <summary>Quotas, in words.</summary>
static class QuotaWords
{
    public static string Photos(int most) => Fill(QuotaTexts.PhotosReached, most);

    public static string Month(int most) => Fill(QuotaTexts.MonthReached, most);

    public static string Bytes(long bytes, long most) => Fill(QuotaTexts.BytesReached, bytes / 1e6, most / 1e6);

    static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
