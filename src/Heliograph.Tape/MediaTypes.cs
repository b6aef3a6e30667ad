namespace Heliograph.Tape;

/// <summary>What media types say about a body.</summary>
static class MediaTypes
{
    public static bool IsJson(string type) =>
        type is "application/json" or "text/json" || (type.EndsWith("+json", StringComparison.Ordinal) && !type.StartsWith("multipart/", StringComparison.Ordinal));

    public static bool IsForm(string type) => type == "application/x-www-form-urlencoded";

    public static bool IsEventStream(string type) => type == "text/event-stream";

    /// <summary>Whether bodies of this type can hold no readable secret: pictures, sound, films, fonts, archives.</summary>
    public static bool IsOpaque(string type) =>
        type.Split('/')[0] is "image" or "audio" or "video" or "font" && !type.EndsWith("+xml", StringComparison.Ordinal)
        || type is "application/octet-stream" or "application/zip" or "application/gzip" or "application/pdf" or "application/wasm";

    /// <summary>The boundary of a multipart body, or null.</summary>
    public static string? Boundary(IReadOnlyList<Header> headers)
    {
        string type = headers.First("Content-Type") ?? "";
        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (string parameter in type.Split(';').Skip(1))
            if (parameter.Trim() is var p && p.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))
                return p["boundary=".Length..].Trim('"') is { Length: > 0 } boundary ? boundary : null;
        return null;
    }

    /// <summary>A file's extension that programs know the type by.</summary>
    public static string Extension(string type) => type switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "image/svg+xml" => ".svg",
        "text/html" => ".html",
        "text/css" => ".css",
        "text/csv" => ".csv",
        "application/pdf" => ".pdf",
        "application/zip" => ".zip",
        _ when IsJson(type) => ".json",
        _ when type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal) => ".xml",
        _ when type.StartsWith("text/", StringComparison.Ordinal) => ".txt",
        _ => ".bin",
    };
}
