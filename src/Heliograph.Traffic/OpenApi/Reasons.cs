namespace Heliograph.Traffic.OpenApi;

/// <summary>What statuses are called (RFC 9110, section 15).</summary>
static class Reasons
{
    public static string Of(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No content",
        206 => "Partial content",
        301 => "Moved permanently",
        302 => "Found",
        303 => "See other",
        304 => "Not modified",
        307 => "Temporary redirect",
        308 => "Permanent redirect",
        400 => "Bad request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition failed",
        413 => "Content too large",
        415 => "Unsupported media type",
        422 => "Unprocessable content",
        429 => "Too many requests",
        500 => "Internal server error",
        501 => "Not implemented",
        502 => "Bad gateway",
        503 => "Service unavailable",
        504 => "Gateway timeout",
        _ => (status / 100) switch { 1 => "Informational", 2 => "Success", 3 => "Redirection", 4 => "Client error", _ => "Server error" },
    };
}
