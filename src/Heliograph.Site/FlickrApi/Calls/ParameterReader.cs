using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>Reads what requests say in their address, their <c>Authorization</c> header and their body, a form or the text fields of a multipart one.</summary>
static class ParameterReader
{
    /// <summary>Of a whole request; the longest that anybody needs is a description.</summary>
    public const int MostBytes = 1 << 20;

    const int MostFields = 1_000;
    const int LongestBoundary = 70; // RFC 2046, section 5.1.1
    const string Scheme = "OAuth ";

    /// <exception cref="ApiFault">The body is too long or is none of the kinds.</exception>
    public static async Task<Parameters> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var all = InHead(request);
        if (BoundaryOf(request.ContentType) is { } boundary)
        {
            var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = MostBytes };
            while (await NextAsync(reader, cancel) is { } section)
                await ReadFieldAsync(section, all, cancel);
        }
        else if (request.HasFormContentType)
        {
            foreach (var (name, values) in await new FormPipeReader(request.BodyReader) { ValueLengthLimit = MostBytes, ValueCountLimit = MostFields }.ReadFormAsync(cancel))
                all.AddRange(values.Select(v => KeyValuePair.Create(name, v ?? "")));
        }

        return new Parameters(all);
    }

    /// <summary>What address and header say.</summary>
    public static List<KeyValuePair<string, string>> InHead(HttpRequest request)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            all.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        foreach (string? header in request.Headers.Authorization)
        {
            if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true)
                all.AddRange(InHeader(header[Scheme.Length..]));
        }

        return all;
    }

    /// <summary>Adds the value of a text field; a file's is left alone.</summary>
    /// <exception cref="ApiFault">The fields are too long, or too many.</exception>
    public static async Task ReadFieldAsync(MultipartSection section, List<KeyValuePair<string, string>> all, CancellationToken cancel)
    {
        if (section.AsFormDataSection() is not { } field)
            return;
        byte[] bytes = new byte[1 << 12];
        int count = 0;
        while (await section.Body.ReadAsync(bytes.AsMemory(count), cancel) is > 0 and var read)
        {
            count += read;
            if (count == bytes.Length)
                Array.Resize(ref bytes, bytes.Length * 2);
            if (count > MostBytes || all.Count >= MostFields)
                throw ApiFault.Of(ApiCode.Unavailable);
        }

        all.Add(new(field.Name, Encoding.UTF8.GetString(bytes, 0, count)));
    }

    /// <returns>Null at the end, and where the body ends in the middle.</returns>
    public static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    /// <returns>Null where the body is no multipart form.</returns>
    public static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary : null;

    // RFC 5849, section 3.5.1: the realm is no parameter.
    static IEnumerable<KeyValuePair<string, string>> InHeader(string header) =>
        header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2 && pair[0] != "realm")
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1].Trim('"'))));
}
