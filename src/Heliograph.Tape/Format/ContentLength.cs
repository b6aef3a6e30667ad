using System.Globalization;

namespace Heliograph.Tape.Format;

/// <summary>Keeps the length that a response claims true when its body was scrubbed or edited.</summary>
static class ContentLength
{
    public static RecordedResponse Fit(RecordedResponse response, string method)
    {
        if (RecordedResponse.HasNoBody(response.Status, method) || response.Headers.First("Content-Length") is not { } claimed) return response;
        string length = response.Body.Length!.Value.ToString(CultureInfo.InvariantCulture);
        return claimed == length ? response
            : response with { Headers = [.. response.Headers.Select(header => header.Is("Content-Length") ? header with { Value = length } : header)] };
    }
}
