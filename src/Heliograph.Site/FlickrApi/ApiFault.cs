namespace Heliograph.Site.FlickrApi;

/// <summary>Why a call fails, as its caller is told: a code of the method's or one that all methods share.</summary>
sealed class ApiFault(int code, string message) : Exception(message)
{
    /// <summary>Of the method where it is below 95, else one of <see cref="ApiCode"/>.</summary>
    public int Code { get; } = code;

    /// <summary>What stands beside code and message.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>With the message that all methods share.</summary>
    public static ApiFault Of(int code) => new(code, ApiCode.Messages[code]);
}

/// <summary>The codes that every method may answer with.</summary>
static class ApiCode
{
    public const int InvalidSignature = 96, MissingSignature = 97, InvalidToken = 98, NotAllowed = 99, InvalidKey = 100, Unavailable = 105,
        WriteFailed = 106, UnknownFormat = 111, UnknownMethod = 112, BadUrl = 116;

    public static IReadOnlyDictionary<int, string> Messages { get; } = new SortedDictionary<int, string>
    {
        [InvalidSignature] = "Invalid signature",
        [MissingSignature] = "Missing signature",
        [InvalidToken] = "Login failed / Invalid auth token",
        [NotAllowed] = "User not logged in / Insufficient permissions",
        [InvalidKey] = "Invalid API Key (Key has invalid format)",
        [Unavailable] = "Service currently unavailable",
        [WriteFailed] = "Write operation failed",
        [UnknownFormat] = "Format not found",
        [UnknownMethod] = "Method not found",
        [BadUrl] = "Bad URL found",
    };
}
