using System.Buffers;
using System.Text;

namespace Heliograph.Traffic.Transforms;

/// <summary>One rule of a file: which calls it is for, and what it says about them.</summary>
sealed class TrafficRule : IExchangeTransform
{
    static readonly SearchValues<byte> s_noName = SearchValues.Create(" \t\r\n{[\"<"u8);

    public string? Method { get; init; }

    public string? Host { get; init; }

    public PathPattern? Path { get; init; }

    public string? DropReason { get; init; }

    /// <summary>The path with its parameters in braces.</summary>
    public PathPattern? Template { get; init; }

    public (string Name, string Path)? PathFromParameter { get; init; }

    public string? ApiKey { get; init; }

    public IReadOnlyList<string> Remove { get; init; } = [];

    public bool UnwrapsJsonp { get; init; }

    public (string Field, string Value, int Status)? Failure { get; init; }

    public TransformVerdict Apply(ObservedCall observed)
    {
        if (!IsFor(observed)) return TransformVerdict.Keep;
        if (DropReason is not null) return TransformVerdict.Drop(DropReason);
        if (Template is not null && Template.Matches(observed.Path)) (observed.Path, observed.IsPathKnown) = (Template.Text, true);
        if (PathFromParameter is { } from && observed.Find(from.Name) is { Length: > 0 } value)
        {
            observed.Path = Encoding.UTF8.GetBytes(from.Path.Replace("{value}", Uri.EscapeDataString(value), StringComparison.Ordinal));
            observed.IsPathKnown = true;
            observed.Remove(from.Name);
        }
        if (ApiKey is not null) observed.TreatAsApiKey(ApiKey);
        foreach (string name in Remove) observed.Remove(name);
        if (UnwrapsJsonp) Unwrap(observed);
        if (Failure is { } failure && observed.Status is >= 200 and < 300 && RootField.Is(observed, failure.Field, failure.Value)) observed.Status = failure.Status;
        return TransformVerdict.Keep;
    }

    bool IsFor(ObservedCall observed)
    {
        var request = observed.Exchange.Request;
        if (Method is not null && !Ascii.EqualsIgnoreCase(request.Method, Method)) return false;
        if (Host is not null && !Ascii.EqualsIgnoreCase(request.Find("host"u8), Host)) return false;
        return Path is null || Path.Matches(observed.Path);
    }

    /// <summary>Takes <c>name(</c> and <c>)</c> off a response that is a call of a function with JSON.</summary>
    static void Unwrap(ObservedCall observed)
    {
        var body = observed.ResponseBody;
        var text = body.Span.Trim(" \t\r\n;"u8);
        int open = text.IndexOf((byte)'(');
        if (open is <= 0 or > 128 || text[^1] != ')' || text[..open].IndexOfAny(s_noName) >= 0) return;
        int start = body.Span.IndexOf((byte)'(') + 1, end = body.Span.LastIndexOf((byte)')');
        observed.ResponseBody = body[start..end];
        observed.ResponseType = "application/json";
    }
}
