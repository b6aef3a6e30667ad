using System.Globalization;
using System.Text;
using Heliograph.Traffic.Findings;
using Heliograph.Traffic.Inference.Paths;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Report;

/// <summary>All that was learnt, as one file of HTML that needs nothing else.</summary>
sealed class HtmlReport(ApiSnapshot snapshot, IReadOnlyList<Finding> findings)
{
    readonly OpenApiDocument _document = snapshot.ToSpecification().Document;
    readonly StringBuilder _html = new();

    public string Write()
    {
        string title = Html.Encode(_document.Info.Title);
        _html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{ReportStyle.Css}</style></head><body>");
        _html.Append(CultureInfo.InvariantCulture, $"<header><h1>{title}</h1><p>{snapshot.Calls} calls of {snapshot.Operations.Count} operations, {findings.Count} findings.</p><nav><a href=\"#findings\">Findings</a> <a href=\"#map\">Map</a> <a href=\"#endpoints\">Endpoints</a></nav></header><main>");
        WriteFindings();
        WriteMap();
        WriteOverview();
        foreach (var (operation, number) in snapshot.Operations.Select((o, n) => (o, n))) WriteOperation(operation, number);
        return _html.Append("</main></body></html>\n").ToString();
    }

    void WriteFindings()
    {
        _html.Append("<section id=\"findings\"><h2>Findings</h2>");
        if (findings.Count == 0) _html.Append("<p>None.</p>");
        else
        {
            _html.Append("<table><thead><tr><th>Severity</th><th>Where</th><th>What</th><th>Last seen</th><th>Id</th></tr></thead><tbody>");
            foreach (var f in findings)
                _html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{f.Severity.ToString().ToLowerInvariant()}\"><td>{f.Severity}</td><td>{Html.Encode(f.Place)}</td><td>{Html.Encode(f.Sentence)}{(f.Example is null ? "" : $" <code>{Html.Encode(f.Example)}</code>")}</td><td>{(f.Last.Year > 1970 ? f.Last.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never")}</td><td><code>{f.Id}</code></td></tr>");
            _html.Append("</tbody></table>");
        }
        _html.Append("</section>");
    }

    void WriteMap()
    {
        _html.Append("<section id=\"map\"><h2>Who calls whom</h2><div class=\"scroll\">").Append(new ServiceMap(snapshot).Svg()).Append("</div>");
        foreach (var (server, errors, callers) in ServiceMap.Failing(snapshot))
            _html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(server)} failed {errors} times. Hit: {string.Join(", ", callers.Select(c => $"{Html.Encode(c.Client)} ({c.Errors} of {c.Calls})"))}.</p>");
        _html.Append("</section>");
    }

    void WriteOverview()
    {
        _html.Append("<section id=\"endpoints\"><h2>Endpoints</h2><table><thead><tr><th>Operation</th><th>Calls</th><th>Errors</th><th>p50 ms</th><th>p90 ms</th><th>p99 ms</th></tr></thead><tbody>");
        foreach (var (o, number) in snapshot.Operations.Select((o, n) => (o, n)))
            _html.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#o{number}\">{Html.Encode(o.Method)} {Html.Encode(o.Path)}</a></td><td>{o.Stats.Calls}</td><td>{o.Stats.Errors}</td><td>{o.Stats.Latency.Quantile(0.5):0.#}</td><td>{o.Stats.Latency.Quantile(0.9):0.#}</td><td>{o.Stats.Latency.Quantile(0.99):0.#}</td></tr>");
        _html.Append("</tbody></table></section>");
    }

    void WriteOperation(TemplatedOperation o, int number)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<section id=\"o{number}\"><h3>{Html.Encode(o.Method)} {Html.Encode(o.Path)}</h3><div class=\"charts\">");
        _html.Append(BarChart.Svg("Latency, ms", [.. o.Stats.Latency.Powers2.Select(p => ($"≤ {p.Milliseconds.ToString("0.##", CultureInfo.InvariantCulture)}", p.Count, false))]));
        _html.Append(BarChart.Svg("Answers", [.. o.Stats.Statuses.Select(s => (s.Key.ToString(CultureInfo.InvariantCulture), s.Value, s.Key >= 400))])).Append("</div>");
        if (_document.Paths.TryGetValue(o.Path, out var item) && item.Operations?.FirstOrDefault(p => p.Key.Method == o.Method).Value is { } operation)
        {
            foreach (var parameter in operation.Parameters ?? []) WriteRow("<p class=\"row\">", $"{parameter.In} {parameter.Name}", parameter.Schema, parameter.Required, "</p>");
            foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>()) WriteSchema($"Request, {type}", media.Schema);
            foreach (var (status, response) in operation.Responses ?? [])
                foreach (var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>()) WriteSchema($"{status} {response.Description}, {type}", media.Schema);
        }
        _html.Append("</section>");
    }

    void WriteSchema(string title, IOpenApiSchema? schema)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<details><summary>{Html.Encode(title)}</summary><ul>");
        WriteFields("", schema, true, 0);
        _html.Append("</ul></details>");
    }

    void WriteFields(string name, IOpenApiSchema? schema, bool isRequired, int depth)
    {
        const int Deepest = 16;
        if (schema is null || depth > Deepest) return;
        if (name.Length > 0 || schema.Properties is not { Count: > 0 }) WriteRow("<li>", name, schema, isRequired, "");
        else _html.Append("<li>");
        var inner = schema.Items ?? schema;
        if (inner.Properties is { Count: > 0 } fields)
        {
            _html.Append("<ul>");
            foreach (var (field, value) in fields) WriteFields(field, value, inner.Required?.Contains(field) == true, depth + 1);
            _html.Append("</ul>");
        }
        _html.Append("</li>");
    }

    void WriteRow(string open, string name, IOpenApiSchema? schema, bool isRequired, string close)
    {
        var kind = schema?.Items ?? schema;
        string type = $"{kind?.Type?.ToString().ToLowerInvariant() ?? (kind?.OneOf is { Count: > 0 } ? "one of several" : "anything")}{(schema?.Items is null ? "" : "[]")}{(kind?.Format is null ? "" : $" ({kind.Format})")}";
        string values = kind?.Enum is { Count: > 0 } words ? string.Join(" | ", words.Select(w => w?.ToString() ?? "null")) : kind?.Examples?.FirstOrDefault()?.ToString() ?? "";
        _html.Append(CultureInfo.InvariantCulture, $"{open}<b>{Html.Encode(name)}</b> {Html.Encode(type)}{(isRequired ? "" : ", optional")} <code>{Html.Encode(values)}</code>{close}");
    }
}
