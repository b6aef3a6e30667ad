using Heliograph.Site.Photos;

namespace Heliograph.Site.Search;

/// <summary>Licences by the short names that people type.</summary>
static class LicenceNames
{
    public static IReadOnlyDictionary<string, Licence[]> All { get; } = new Dictionary<string, Licence[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["all-rights-reserved"] = [Licence.AllRightsReserved],
        ["cc-by-nc-sa"] = [Licence.AttributionNonCommercialShareAlike],
        ["cc-by-nc"] = [Licence.AttributionNonCommercial],
        ["cc-by-nc-nd"] = [Licence.AttributionNonCommercialNoDerivatives],
        ["cc-by"] = [Licence.Attribution],
        ["cc-by-sa"] = [Licence.AttributionShareAlike],
        ["cc-by-nd"] = [Licence.AttributionNoDerivatives],
        ["no-known-restrictions"] = [Licence.NoKnownRestrictions],
        ["us-government"] = [Licence.UnitedStatesGovernment],
        ["cc0"] = [Licence.Cc0],
        ["public-domain"] = [Licence.PublicDomainMark, Licence.Cc0, Licence.NoKnownRestrictions, Licence.UnitedStatesGovernment],
        ["cc"] = [.. Enum.GetValues<Licence>().Where(l => l is >= Licence.AttributionNonCommercialShareAlike and <= Licence.AttributionNoDerivatives)],
        ["free"] = [Licence.Attribution, Licence.AttributionShareAlike, Licence.NoKnownRestrictions, Licence.UnitedStatesGovernment, Licence.Cc0, Licence.PublicDomainMark],
    };
}
