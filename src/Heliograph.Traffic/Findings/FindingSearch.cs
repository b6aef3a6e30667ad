using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Traffic.Findings;

/// <summary>Looks through what was learnt for what looks wrong.</summary>
static class FindingSearch
{
    const int Deepest = 12;

    static readonly string[] s_failing = ["fail", "failed", "failure", "error", "err", "ko"];

    public static IReadOnlyList<Finding> Search(ApiSnapshot snapshot, Specification? contract)
    {
        var findings = new List<Finding>();
        foreach (var operation in snapshot.Operations) Search(new FindingLog(findings, $"{operation.Method} {operation.Path}", operation.Stats), operation);
        if (contract is not null) ContractSearch.Search(snapshot, contract, findings);
        return [.. findings.DistinctBy(f => f.Id).OrderByDescending(f => f.Severity).ThenBy(f => f.Place, StringComparer.Ordinal).ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }

    static void Search(FindingLog log, TemplatedOperation operation)
    {
        var stats = operation.Stats;
        foreach (var (name, tally) in stats.SecretsInUrls)
            log.Add("secret-in-url", Severity.High, $"query {name}", $"{tally.Count} of {stats.Count} calls have {name} in their address, where logs and proxies keep it.", tally.Count, stats.Count, "(redacted)");
        foreach (var (name, parameter) in stats.Query) SearchAddress(log, $"query {name}", parameter.Value.Texts);
        foreach (var (name, node) in operation.Parameters) SearchAddress(log, $"path {name}", node.Segment);
        if (stats.Security.TryGetValue("basic", out var basic))
            log.Add("password-in-the-clear", Severity.High, "", $"{basic.Count} of {stats.Count} calls send name and password without encryption.", basic.Count, stats.Count);
        if (stats.Security.TryGetValue("", out var open) && open.Count < stats.Count)
            log.Add("sometimes-open", Severity.Warning, "", $"{open.Count} of {stats.Count} calls came without what the others let themselves in with.", open.Count, stats.Count);
        if (stats.Unanswered > 0) log.Add("unanswered", Severity.Warning, "", $"{stats.Unanswered} of {stats.Count} calls got no answer.", stats.Unanswered, stats.Count);
        foreach (var (status, count) in stats.Statuses)
            if (status is < 100 or > 599) log.Add("unknown-status", Severity.Warning, $"response {status}", $"{count} of {stats.Calls} calls were answered with {status}, which is no status of HTTP.", count, stats.Calls);
        long broken = stats.Statuses.Where(s => s.Key is >= 500 and <= 599).Sum(s => s.Value);
        if (broken > 0) log.Add("server-errors", Severity.High, "", $"{broken} of {stats.Calls} calls failed in the service.", broken, stats.Calls);
        foreach (var (name, parameter) in stats.Query) SearchValue(log, $"query {name}", parameter.Value, 0);
        foreach (var (type, body) in stats.RequestBodies) SearchBody(log, "request", type, body);
        foreach (var (status, response) in stats.Responses) SearchResponse(log, status, response);
    }

    /// <summary>Values that name people or let them in, whatever the parameter is called.</summary>
    static void SearchAddress(FindingLog log, string place, TextShape? values)
    {
        if (values is null) return;
        foreach (var (format, what) in ((TextFormat, string)[])[(TextFormat.Jwt, "tokens"), (TextFormat.Email, "mail addresses")])
            if (values[format] is > 0 and var count)
                log.Add(format == TextFormat.Jwt ? "token-in-url" : "mail-in-url", format == TextFormat.Jwt ? Severity.High : Severity.Warning, place, $"{count} of {values.Count} values are {what}, in an address, where logs and proxies keep it.", count, values.Count, values.Example);
    }

    static void SearchResponse(FindingLog log, int status, ResponseStats response)
    {
        string place = $"response {status}";
        var seen = response.Bodies.Where(b => b.Value.Count > 0).Select(b => b.Key).ToList();
        if (seen.Count > 1) log.Add("mixed-media-types", Severity.Info, place, $"Bodies are of {seen.Count} kinds: {string.Join(", ", seen)}.", response.WithBody, response.Count);
        foreach (var (type, body) in response.Bodies)
        {
            SearchBody(log, place, type, body);
            if (status < 300 && body.Value.Objects is { } root) SearchEnvelope(log, place, root);
        }
    }

    static void SearchBody(FindingLog log, string place, string type, BodyStats body)
    {
        if (body.Malformed > 0) log.Add("malformed-body", Severity.High, $"{place} {type}", $"{body.Malformed} of {body.Count} bodies are not the {type} that they say they are.", body.Malformed, body.Count);
        SearchValue(log, place, body.Value, 0);
    }

    /// <summary>An answer that says in its body that it failed, and in its status that it did not.</summary>
    static void SearchEnvelope(FindingLog log, string place, ObjectShape root)
    {
        foreach (var (name, property) in root.Properties.Ordered)
        {
            var value = property.Value;
            long count = name.ToLowerInvariant() switch
            {
                "error" or "errors" or "error_code" or "errorcode" => (value.Objects?.Count ?? 0) + (value.Texts is { } t ? t.Count - t[TextFormat.Empty] : 0) + (value.Arrays is { Most: > 0 } a ? a.Count : 0),
                "success" or "ok" or "succeeded" => value.Falses,
                "stat" or "status" or "result" => value.Texts?.Words?.Where(w => s_failing.Contains(w.Key, StringComparer.OrdinalIgnoreCase)).Sum(w => w.Value.Count) ?? 0,
                _ => 0,
            };
            if (count > 0) log.Add("error-with-success", Severity.Warning, $"{place} .{name}", $"{count} of {root.Count} answers say in {name} that they failed, with a status that says they did not.", count, root.Count);
        }
    }

    static void SearchValue(FindingLog log, string place, ValueShape value, int depth)
    {
        if (depth > Deepest) return;
        var kinds = new List<(string Name, long Count)>();
        if (value.Trues + value.Falses > 0) kinds.Add(("boolean", value.Trues + value.Falses));
        if (value.Numbers is { } numbers) kinds.Add(("number", numbers.Count));
        if (value.Texts is { } text) kinds.Add(("string", text.Count));
        if (value.Objects is { } objectKind) kinds.Add(("object", objectKind.Count));
        if (value.Arrays is { } arrayKind) kinds.Add(("array", arrayKind.Count));
        if (kinds.Count > 1)
            log.Add("mixed-types", Severity.Warning, place, $"It is {string.Join(", ", kinds.OrderByDescending(k => k.Count).Select(k => $"{k.Name} {k.Count} times"))}.", kinds.Min(k => k.Count), value.Count, value.Texts?.Example);
        if (value.Texts is { OnlyFormat: null } texts) SearchFormats(log, place, texts);
        if (value.Arrays is { } arrays) SearchValue(log, $"{place}[]", arrays.Items, depth + 1);
        if (value.Objects is { } objects)
            foreach (var (name, property) in objects.Properties.Ordered) SearchValue(log, $"{place} .{name}", property.Value, depth + 1);
    }

    static void SearchFormats(FindingLog log, string place, TextShape texts)
    {
        // Words beside words and numbers that look like words are how texts are; a format beside something else is not.
        var formats = texts.Formats.Where(f => f.Format != TextFormat.Empty).OrderByDescending(f => f.Count).ToList();
        bool isTelling = formats.Any(f => f.Format is TextFormat.Date or TextFormat.DateTime or TextFormat.Uuid or TextFormat.Email or TextFormat.Uri or TextFormat.FlickrNsid && f.Count * 5 >= texts.Count);
        if (!isTelling) return;
        string seen = string.Join(", ", formats.Select(f => $"{SchemaBuilder.FormatName(f.Format) ?? "plain text"} {f.Count} times"));
        log.Add("mixed-formats", Severity.Warning, place, $"It is {seen}.", texts.Count - formats[0].Count, texts.Count, texts.Example);
    }
}
