using System.Text;
using Heliograph.Traffic.Http;
using Heliograph.Traffic.Inference.Bodies;

namespace Heliograph.Traffic.Transforms;

/// <summary>An exchange as it is learnt from: transforms may say that it was another than it looked. It is used again, and valid during the call.</summary>
public sealed class ObservedCall
{
    readonly List<CallParameter> _query = [], _form = [];
    readonly byte[] _scratch = new byte[1 << 16];

    internal ObservedCall()
    {
    }

    /// <summary>The exchange itself.</summary>
    public Exchange Exchange { get; private set; } = null!;

    /// <summary>Path without the query, in UTF-8. A segment in braces, such as <c>{id}</c>, is a parameter.</summary>
    public byte[] Path { get; set; } = [];

    /// <summary>Path without the query as it was sent.</summary>
    internal ReadOnlySpan<byte> SentPath => PathOf(Exchange.Request.Target, out _);

    /// <summary>Whether anything of values may be kept: their form, and the words among a few.</summary>
    internal bool KeepsValues { get; private set; }

    /// <summary>Whether every segment of the path that is not in braces is a name, and need not be found out.</summary>
    public bool IsPathKnown { get; set; }

    /// <summary>Parameters of the query.</summary>
    public IReadOnlyList<CallParameter> Query => _query;

    /// <summary>Parameters in the body, where it is a form or its parts.</summary>
    public IReadOnlyList<CallParameter> Form => _form;

    /// <summary>Status of the response; 0 where there is none.</summary>
    public int Status { get; set; }

    /// <summary>Media type of the request's body, in lower case; empty where there is none.</summary>
    public string RequestType { get; private set; } = "";

    /// <summary>Media type of the response's body, in lower case; empty where there is none.</summary>
    public string ResponseType { get; set; } = "";

    /// <summary>The response's body, decompressed.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; set; }

    /// <summary>Security schemes that the request shows, by kind and name, such as <c>apiKey:query:api_key</c>.</summary>
    internal SortedSet<string> Security { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders exchanges by chance, but always alike: of all examples, those with the lowest number are kept.</summary>
    internal ulong Priority { get; private set; }

    internal bool IsRequestReadable { get; private set; }

    internal bool IsResponseReadable { get; private set; }

    /// <summary>The value of a parameter in the query or, failing that, in the form.</summary>
    public string? Find(string name) => (_query.Find(p => p.Name == name) ?? _form.Find(p => p.Name == name))?.Value;

    /// <summary>The first parameter of a name in the query.</summary>
    internal CallParameter First(string name)
    {
        foreach (var parameter in _query)
            if (parameter.Name == name) return parameter;
        throw new ArgumentException("There is no such parameter.", nameof(name));
    }

    /// <summary>Takes a parameter out, wherever it is.</summary>
    public void Remove(string name)
    {
        _query.RemoveAll(p => p.Name == name);
        _form.RemoveAll(p => p.Name == name);
    }

    /// <summary>Takes a parameter out and counts it as a key that lets the client in. Its value is not kept.</summary>
    public void TreatAsApiKey(string name)
    {
        if (_query.RemoveAll(p => p.Name == name) + _form.RemoveAll(p => p.Name == name) > 0) Security.Add($"apiKey:query:{name}");
    }

    internal void Begin(Exchange exchange, int mostBody, bool keepsValues)
    {
        (Exchange, KeepsValues) = (exchange, keepsValues);
        var (request, response) = (exchange.Request, exchange.Response);
        _query.Clear();
        _form.Clear();
        Security.Clear();
        Status = response.Status;
        IsPathKnown = exchange.Route is not null;
        Priority = Inference.Utf8Comparer.Hash(request.Target) * 31 + (ulong)exchange.Start * 0x9E3779B97F4A7C15 + exchange.Client.Port + (ulong)exchange.Number;
        Priority *= 0xD6E8FEB86659FD93;
        var target = PathOf(request.Target, out var query);
        Path = exchange.Route is { } route ? Encoding.UTF8.GetBytes(route) : target.ToArray();
        AddPairs(query, _query);
        IsRequestReadable = ContentCoding.TryDecode(request, mostBody) && request.IsBodyWhole;
        IsResponseReadable = ContentCoding.TryDecode(response, mostBody) && response.IsBodyWhole;
        RequestType = request.BodyLength == 0 ? "" : TypeOf(request);
        ResponseType = response.BodyLength == 0 ? "" : TypeOf(response);
        ResponseBody = response.BodyMemory;
        if (!IsRequestReadable) return;
        if (RequestType == "application/x-www-form-urlencoded") AddPairs(request.Body, _form);
        else if (RequestType == "multipart/form-data")
            for (var parts = new MultipartReader(request.Body, request.Find("content-type"u8)); parts.MoveNext();)
                _form.Add(new(Encoding.UTF8.GetString(parts.Name), parts.IsFile ? "" : Encoding.UTF8.GetString(parts.Value), parts.IsFile));
    }

    /// <summary>Whether a name that a client chose may be kept. Where values are not, what does not look like a name is taken for one.</summary>
    internal bool MayKeep(ReadOnlySpan<byte> name) => KeepsValues || Privacy.Redaction.IsName(name);

    void AddPairs(ReadOnlySpan<byte> text, List<CallParameter> target)
    {
        foreach (var pair in new FormReader(text, _scratch)) target.Add(new(Encoding.UTF8.GetString(pair.Name), Encoding.UTF8.GetString(pair.Value), false));
    }

    /// <summary>The path of a target in any of its forms (RFC 9112, section 3.2).</summary>
    internal static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> target, out ReadOnlySpan<byte> query)
    {
        int scheme = target.IndexOf("://"u8);
        if (scheme is > 0 and < 8)
        {
            var rest = target[(scheme + 3)..];
            int slash = rest.IndexOf((byte)'/');
            target = slash < 0 ? "/"u8 : rest[slash..];
        }
        int fragment = target.IndexOf((byte)'#');
        if (fragment >= 0) target = target[..fragment];
        int mark = target.IndexOf((byte)'?');
        query = mark < 0 ? default : target[(mark + 1)..];
        return mark < 0 ? target : target[..mark];
    }

    static string TypeOf(Message message)
    {
        var type = MediaType.Of(message.Find("content-type"u8));
        if (type.IsEmpty) return message.Body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? "application/json" : "application/octet-stream";
        return MediaType.Name(type);
    }
}
