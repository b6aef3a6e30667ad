using System.Collections.Frozen;

namespace Heliograph.Traffic.Diff;

/// <summary>All rules of a comparison, with what they say unless a file says otherwise.</summary>
/// <remarks>What a caller sends may become wider, what a caller receives may become narrower; the other ways break somebody.</remarks>
public static class DiffRules
{
    /// <summary>Rules and their verdicts.</summary>
    public static IReadOnlyDictionary<string, Verdict> All { get; } = Table().ToFrozenDictionary();

    static Dictionary<string, Verdict> Table()
    {
        const Verdict Info = Verdict.Info, Warning = Verdict.Warning, Breaking = Verdict.Breaking;
        var rules = new Dictionary<string, Verdict>
        {
            ["path-removed"] = Breaking,
            ["path-added"] = Info,
            ["operation-removed"] = Breaking,
            ["operation-added"] = Info,
            ["operation-deprecated"] = Warning,
            ["operation-no-longer-deprecated"] = Info,
            ["server-removed"] = Warning,
            ["server-added"] = Info,
            ["path-parameter-renamed"] = Info,
            ["parameter-removed"] = Breaking,
            ["required-parameter-added"] = Breaking,
            ["optional-parameter-added"] = Info,
            ["parameter-became-required"] = Breaking,
            ["parameter-became-optional"] = Info,
            ["request-body-removed"] = Breaking,
            ["required-request-body-added"] = Breaking,
            ["optional-request-body-added"] = Info,
            ["request-body-became-required"] = Breaking,
            ["request-body-became-optional"] = Info,
            ["request-media-type-removed"] = Breaking,
            ["request-media-type-added"] = Info,
            ["required-request-field-added"] = Breaking,
            ["optional-request-field-added"] = Info,
            ["request-field-removed"] = Breaking,
            ["request-field-became-required"] = Breaking,
            ["request-field-became-optional"] = Info,
            ["response-status-removed"] = Breaking,
            ["response-status-added"] = Warning,
            ["response-error-removed"] = Info,
            ["response-error-added"] = Warning,
            ["response-body-removed"] = Breaking,
            ["response-body-added"] = Info,
            ["response-media-type-removed"] = Breaking,
            ["response-media-type-added"] = Warning,
            ["response-field-removed"] = Breaking,
            ["response-field-added"] = Info,
            ["response-field-became-optional"] = Breaking,
            ["response-field-became-required"] = Info,
            ["response-header-removed"] = Breaking,
            ["response-header-added"] = Info,
            ["response-header-became-optional"] = Breaking,
            ["response-header-became-required"] = Info,
            ["security-added"] = Breaking,
            ["security-removed"] = Warning,
            ["security-alternative-added"] = Info,
            ["security-alternative-removed"] = Breaking,
        };
        // The same questions are asked of every schema; what is sent and what is received answer them the other way round.
        foreach (string place in (string[])["parameter", "request", "response"])
        {
            bool isSent = place != "response";
            rules[$"{place}-type-changed"] = Breaking;
            rules[$"{place}-type-widened"] = isSent ? Info : Breaking;
            rules[$"{place}-type-narrowed"] = isSent ? Breaking : Info;
            rules[$"{place}-format-changed"] = Breaking;
            rules[$"{place}-format-added"] = isSent ? Breaking : Info;
            rules[$"{place}-format-removed"] = isSent ? Info : Breaking;
            rules[$"{place}-enum-value-added"] = isSent ? Info : Warning;
            rules[$"{place}-enum-value-removed"] = isSent ? Breaking : Info;
            rules[$"{place}-enum-added"] = isSent ? Breaking : Info;
            rules[$"{place}-enum-removed"] = isSent ? Info : Warning;
            rules[$"{place}-became-nullable"] = isSent ? Info : Breaking;
            rules[$"{place}-no-longer-nullable"] = isSent ? Breaking : Info;
            rules[$"{place}-limit-loosened"] = isSent ? Info : Warning;
            rules[$"{place}-limit-tightened"] = isSent ? Breaking : Info;
            rules[$"{place}-map-closed"] = isSent ? Breaking : Info;
            rules[$"{place}-map-opened"] = isSent ? Info : Warning;
        }
        return rules;
    }
}
