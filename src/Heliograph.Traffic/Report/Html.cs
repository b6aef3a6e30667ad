using System.Net;

namespace Heliograph.Traffic.Report;

static class Html
{
    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
