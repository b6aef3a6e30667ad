using System.Collections.Frozen;
using System.Text;
using Heliograph.Traffic.Inference.Bodies;
using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Privacy;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference;

/// <summary>What a request says about its operation.</summary>
static class RequestLearning
{
    // What clients and proxies send to any service says nothing about this one.
    static readonly FrozenSet<string> s_usual = new[]
    {
        "host", "user-agent", "connection", "cookie", "authorization", "proxy-authorization", "proxy-connection", "cache-control", "pragma", "origin", "referer", "dnt", "te", "expect", "range", "upgrade",
        "upgrade-insecure-requests", "via", "forwarded", "from", "date", "keep-alive", "transfer-encoding", "trailer", "traceparent", "tracestate", "baggage", "priority", "x-real-ip", "x-request-id", "http2-settings",
        "x-b3-traceid", "x-b3-spanid", "x-b3-sampled", "x-amzn-trace-id", "x-requested-with", "save-data", "purpose",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly string[] s_usualBeginnings = ["accept", "content-", "if-", "sec-", "x-forwarded-", "cf-", "access-control-"];

    public static void Learn(ObservedCall call, OperationStats operation)
    {
        var exchange = call.Exchange;
        foreach (var parameter in call.Query) LearnParameter(call, operation, parameter);
        LearnHeaders(call, operation);
        LearnSecurity(call, operation);
        if (exchange.Request.BodyLength == 0) return;
        operation.WithRequestBody++;
        var body = operation.RequestBodies.Get(call.RequestType);
        body.Count++;
        if (!call.IsRequestReadable && BodyLearning.NeedsAll(call.RequestType)) body.Unread++;
        else if (call.Form.Count > 0 || call.RequestType == "application/x-www-form-urlencoded") LearnForm(call, (body.Value.Objects ??= new()).Start());
        else BodyLearning.Learn(call, call.RequestType, exchange.Request.Body, body);
    }

    static void LearnParameter(ObservedCall call, OperationStats operation, CallParameter parameter)
    {
        if (!call.KeepsValues && !call.MayKeep(Encoding.UTF8.GetBytes(parameter.Name))) return;
        var stats = operation.Query.Get(parameter.Name);
        bool isAgain = !ReferenceEquals(call.First(parameter.Name), parameter);
        if (isAgain) stats.Repeated++;
        else stats.Count++;
        bool isSensitive = stats.IsSensitive ??= SensitiveNames.Contain(Encoding.UTF8.GetBytes(parameter.Name));
        AddText(stats.Value, parameter.Value, call.Priority, isSensitive || !call.KeepsValues);
        if (isSensitive && parameter.Value.Length > 0 && !isAgain) operation.SecretsInUrls.Get(parameter.Name).Add(call.Exchange.Start);
    }

    static void AddText(ValueShape shape, string text, ulong priority, bool isSensitive)
    {
        const int Short = 256;
        Span<byte> scratch = stackalloc byte[3 * Short];
        shape.AddText(text.Length <= Short ? scratch[..Encoding.UTF8.GetBytes(text, scratch)] : Encoding.UTF8.GetBytes(text), priority, isSensitive);
    }

    static void LearnForm(ObservedCall call, ObjectShape form)
    {
        foreach (var group in call.Form.GroupBy(p => p.Name))
        {
            byte[] name = Encoding.UTF8.GetBytes(group.Key);
            if (!call.MayKeep(name)) continue;
            var value = form.Property(name, out bool isSensitive);
            int count = group.Count();
            if (count > 1) (value.Arrays ??= new()).Add(count);
            foreach (var parameter in group)
            {
                var target = count > 1 ? value.Arrays!.Items : value;
                if (parameter.IsFile) (target.Texts ??= new()).Add("file"u8, TextFormat.Binary, call.Priority, isSensitive: true);
                else AddText(target, parameter.Value, call.Priority, isSensitive || !call.KeepsValues);
            }
        }
    }

    static void LearnHeaders(ObservedCall call, OperationStats operation)
    {
        var request = call.Exchange.Request;
        for (int i = 0; i < request.FieldCount; i++)
        {
            var name = HeaderName.Of(request.FieldName(i));
            if (name.Role == HeaderRole.Cookie) LearnCookies(call, operation, request.FieldValue(i));
            else if (name.Role == HeaderRole.Own && call.MayKeep(request.FieldName(i))) Learn(call, operation.Headers.Get(name.Text), name.Text, request.FieldValue(i));
        }
    }

    public static void Learn(ObservedCall call, ParameterStats header, string name, ReadOnlySpan<byte> value)
    {
        header.Count++;
        bool isSensitive = header.IsSensitive ??= SensitiveNames.Contain(Encoding.UTF8.GetBytes(name));
        header.Value.AddText(value, call.Priority, isSensitive || !call.KeepsValues);
    }

    static void LearnCookies(ObservedCall call, OperationStats operation, ReadOnlySpan<byte> cookies)
    {
        foreach (var range in cookies.Split((byte)';'))
        {
            var pair = cookies[range].Trim((byte)' ');
            int equals = pair.IndexOf((byte)'=');
            if (equals <= 0 || !call.MayKeep(pair[..equals])) continue;
            string name = Names.Of(pair[..equals]);
            var cookie = operation.Cookies.Get(name);
            cookie.Count++;
            // Whatever its name, a cookie may say who somebody is.
            cookie.Value.AddText(pair[(equals + 1)..], call.Priority, isSensitive: true);
            if (SensitiveNames.Contain(pair[..equals])) call.Security.Add($"apiKey:cookie:{name}");
        }
    }

    static void LearnSecurity(ObservedCall call, OperationStats operation)
    {
        SecurityOf.Find(call);
        if (call.Security.Count == 0) operation.Security.Get("").Add(call.Exchange.Start);
        foreach (string scheme in call.Security) operation.Security.Get(scheme).Add(call.Exchange.Start);
    }

    /// <summary>Whether clients and proxies send a field to any service.</summary>
    public static bool IsUsual(string name)
    {
        if (s_usual.Contains(name)) return true;
        foreach (string beginning in s_usualBeginnings)
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
