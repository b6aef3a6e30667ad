using Heliograph.Site.Data;
using Heliograph.Traffic;
using Heliograph.Traffic.Diff;
using Heliograph.Traffic.Findings;
using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Overlays;
using Microsoft.OpenApi;

namespace Heliograph.Site.Traffic;

/// <summary>The site's API as the calls of the last seven days show it, beside the seven days before.</summary>
sealed class SiteApi(SiteTraffic traffic, SilencedFindings silenced, DataFolder folder)
{
    readonly Lock comparing = new();
    (DateOnly Day, ApiSnapshot Week)? before;

    /// <summary>What people wrote about the API is put on top of what was learnt of it, where there is such a file.</summary>
    string OverlayFile => Path.Combine(folder.Traffic, "overlay.yaml");

    public ApiSnapshot ThisWeek() => traffic.Read(traffic.Today.AddDays(1 - TrafficDays.Week), traffic.Today);

    /// <param name="address">Where the site is, such as <c>https://photos.example.org</c>.</param>
    /// <param name="unfitting">Receives the targets of the overlay that are not there any more.</param>
    /// <exception cref="TrafficException">The overlay cannot be read.</exception>
    public Specification Describe(ApiSnapshot week, string address, out IReadOnlyList<string> unfitting)
    {
        var specification = week.ToSpecification();
        specification.Document.Info.Title = WebTexts.SiteName;
        specification.Document.Info.Description = string.Format(System.Globalization.CultureInfo.InvariantCulture, TrafficTexts.DocumentDescription, week.Calls);
        specification.Document.Servers = [new OpenApiServer { Url = address }];
        unfitting = [];
        return File.Exists(OverlayFile) ? Overlay.Load(OverlayFile).ApplyTo(specification, out unfitting) : specification;
    }

    /// <returns>What changed since last week, worst first; null where nothing is known of last week.</returns>
    public IReadOnlyList<SpecificationChange>? Compare(ApiSnapshot week)
    {
        var last = LastWeek();
        return last.Calls == 0 ? null : SpecificationDiff.Compare(last.ToSpecification(), week.ToSpecification());
    }

    /// <returns>Findings, and those that were silenced.</returns>
    public (IReadOnlyList<Finding> Shown, IReadOnlyList<Finding> Silenced) Find(ApiSnapshot week)
    {
        var accepted = silenced.Read();
        if (File.Exists(OverlayFile))
            accepted.UnionWith(Overlay.Load(OverlayFile).AcceptedFindings);
        var found = week.FindProblems().ToLookup(f => accepted.Contains(f.Id));
        return ([.. found[false]], [.. found[true]]);
    }

    /// <summary>Days that are over don't change: they are read once a day.</summary>
    ApiSnapshot LastWeek()
    {
        lock (comparing)
        {
            var today = traffic.Today;
            if (before?.Day != today)
                before = (today, traffic.Read(today.AddDays(1 - TrafficDays.Kept), today.AddDays(-TrafficDays.Week)));
            return before.Value.Week;
        }
    }
}
