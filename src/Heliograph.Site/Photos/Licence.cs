namespace Heliograph.Site.Photos;

/// <summary>What others may do with a photo. Values are stored and are those of the Flickr API.</summary>
public enum Licence
{
    AllRightsReserved = 0,
    AttributionNonCommercialShareAlike = 1,
    AttributionNonCommercial = 2,
    AttributionNonCommercialNoDerivatives = 3,
    Attribution = 4,
    AttributionShareAlike = 5,
    AttributionNoDerivatives = 6,
    NoKnownRestrictions = 7,
    UnitedStatesGovernment = 8,
    Cc0 = 9,
    PublicDomainMark = 10,
}
