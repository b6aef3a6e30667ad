using System.Text;
using Heliograph.Traffic.Findings;
using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.Inference.Storage;
using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Report;

namespace Heliograph.Traffic;

/// <summary>What was learnt of an API up to a moment.</summary>
public sealed class ApiSnapshot
{
    internal ApiSnapshot(ApiModel model)
    {
        Calls = model.Calls;
        Hosts = model.Hosts;
        Links = model.Links;
        DroppedCalls = model.Dropped.ToDictionary(d => d.Key, d => d.Value.Count);
        Operations = model.TakeOperations();
    }

    /// <summary>Of a model that goes on learning: it is copied.</summary>
    internal static ApiSnapshot Of(ApiModel model)
    {
        var copy = new ApiModel();
        copy.Merge(model);
        return new(copy);
    }

    /// <summary>Of what observers within services saved, taken together.</summary>
    /// <param name="saved">Each from its first byte.</param>
    /// <exception cref="TrafficException">One of them is no saved model, or not a whole one.</exception>
    public static ApiSnapshot Load(IEnumerable<Stream> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var whole = new ApiModel();
        foreach (var stream in saved) whole.Merge(ModelReader.Read(stream));
        return new(whole);
    }

    /// <summary>Calls that were learnt from or counted.</summary>
    public long Calls { get; }

    /// <summary>Calls that were not, by the reason.</summary>
    public IReadOnlyDictionary<string, long> DroppedCalls { get; }

    internal SortedDictionary<string, Tally> Hosts { get; }

    internal SortedDictionary<(string Client, string Server), LinkStats> Links { get; }

    internal IReadOnlyList<TemplatedOperation> Operations { get; }

    /// <summary>The method and path of each operation, ordered by path.</summary>
    public IReadOnlyList<(string Method, string Path)> Endpoints => [.. Operations.Select(o => (o.Method, o.Path))];

    /// <summary>How often each operation was called and what came of it, ordered by path.</summary>
    public IReadOnlyList<OperationSummary> Summaries => [.. Operations.Select(o => OperationSummary.Of(o))];

    /// <summary>Who calls whom.</summary>
    public IReadOnlyList<LinkSummary> Callers => [.. Links.Select(l => new LinkSummary(l.Key.Client, l.Key.Server, l.Value.Calls, l.Value.Errors, LatencySummary.Of(l.Value.Latency)))];

    /// <summary>What looks wrong, worst first.</summary>
    /// <param name="contract">The specification that the traffic should follow, if there is one: then what departs from it is found too.</param>
    public IReadOnlyList<Finding> FindProblems(Specification? contract = null) => FindingSearch.Search(this, contract);

    /// <summary>Writes all of it as one file of HTML that needs nothing else.</summary>
    public void WriteHtml(Stream target, IReadOnlyList<Finding> findings) => target.Write(Encoding.UTF8.GetBytes(new HtmlReport(this, findings).Write()));

    /// <summary>Writes all of it as JSON.</summary>
    public void WriteJson(Stream target, IReadOnlyList<Finding> findings) => MachineReport.Write(target, this, findings);

    /// <summary>Writes who calls whom, as an SVG that stands alone.</summary>
    public void WriteMap(Stream target) => target.Write(Encoding.UTF8.GetBytes(new ServiceMap(this).Document()));

    /// <summary>Who calls whom, as an <c>svg</c> element for a page that brings the style: <c>.map</c>, in it <c>rect</c>, <c>text</c>, <c>path.well</c> and <c>path.failing</c>.</summary>
    public string DrawMap() => new ServiceMap(this).Svg();

    /// <summary>Writes who calls whom, as JSON.</summary>
    public void WriteMapJson(Stream target) => MachineReport.WriteMap(target, this);

    /// <summary>The API as an OpenAPI document.</summary>
    public Specification ToSpecification() => new(SpecificationBuilder.Build(this));
}
