using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>One method of the API. What is declared here is all there is: dispatch, checks, permissions, reflection and documentation come of it.</summary>
/// <param name="Name">With its prefix, such as <c>flickr.photos.getInfo</c>.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Answer">Does it; a fault is thrown as <see cref="ApiFault"/>.</param>
sealed record Method(string Name, string Description, Func<Call, Task<Element>> Answer)
{
    /// <summary>What its caller must have been granted.</summary>
    public Grant Needs { get; init; }

    /// <summary>It changes something, so an address alone, which a page of somebody else's may hold, does not call it.</summary>
    public bool IsPost => Needs >= Grant.Write;

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    public IReadOnlyList<Error> Errors { get; init; } = [];

    /// <summary>What the answer has in it, as an example of XML without values.</summary>
    public string Response { get; init; } = "";

    /// <returns>With the message that the method declares for the code.</returns>
    /// <exception cref="InvalidOperationException">It declares none.</exception>
    public ApiFault Fault(int code) => Errors.FirstOrDefault(e => e.Code == code) is { } error
        ? new ApiFault(code, error.Message)
        : throw new InvalidOperationException($"{Name} declares no error {code}.");
}

/// <param name="Missing">The method's error where it is absent; null: it may be.</param>
sealed record Argument(string Name, int? Missing)
{
    public bool IsOptional => Missing is null;

    /// <summary>Reads a line such as <c>photo_id tags=2 title?</c>: an error of 1 where nothing else is said.</summary>
    public static IReadOnlyList<Argument> Line(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        word.EndsWith('?') ? new Argument(word[..^1], null)
        : word.Split('=') is [var name, var code] ? new Argument(name, int.Parse(code, System.Globalization.CultureInfo.InvariantCulture))
        : new Argument(word, 1))];
}

sealed record Error(int Code, string Message);
