using System.Buffers;
using System.Text.RegularExpressions;
using Heliograph.Site.FlickrApi.Calls;

namespace Heliograph.Site.FlickrApi.Formats;

/// <summary>How a caller wants the answer written.</summary>
/// <param name="Callback">The function that the JSON is to be an argument of; null: none.</param>
readonly partial record struct AnswerFormat(bool IsJson, string? Callback = null)
{
    const string DefaultCallback = "jsonFlickrApi";

    public static AnswerFormat Xml { get; } = new(false);

    public string MediaType => (IsJson, Callback) switch
    {
        (false, _) => "text/xml; charset=utf-8",
        (true, null) => "application/json; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };

    /// <returns>Null for a format that there is none of.</returns>
    public static AnswerFormat? Read(Parameters parameters) => parameters["format"] switch
    {
        null or "" or "rest" => Xml,
        "json" when parameters["nojsoncallback"] == "1" => new(true),
        // A name that is none may hold script: the usual function gets the answer.
        "json" => new(true, CallbackOf(parameters["jsoncallback"]) ?? DefaultCallback),
        _ => null,
    };

    /// <returns>Null for what is no function's name.</returns>
    public static string? CallbackOf(string? name) => name is not null && Name().IsMatch(name) ? name : null;

    public void Write(Element reply, IBufferWriter<byte> to)
    {
        if (IsJson)
            JsonAnswer.Write(reply, Callback, to);
        else
            XmlAnswer.Write(reply, to);
    }

    public void Write(ApiFault fault, IBufferWriter<byte> to)
    {
        if (IsJson)
            JsonAnswer.Write(fault, Callback, to);
        else
            XmlAnswer.Write(fault, to);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.$]{1,64}\z")]
    private static partial Regex Name();
}
