namespace Heliograph.Site.Photos;

/// <summary>Names and deeds of the licences, as the Flickr API has them.</summary>
static class Licences
{
    /// <summary>What people call it.</summary>
    public static string Name(Licence licence) => licence switch
    {
        Licence.AttributionNonCommercialShareAlike => "Attribution-NonCommercial-ShareAlike",
        Licence.AttributionNonCommercial => "Attribution-NonCommercial",
        Licence.AttributionNonCommercialNoDerivatives => "Attribution-NonCommercial-NoDerivs",
        Licence.Attribution => "Attribution",
        Licence.AttributionShareAlike => "Attribution-ShareAlike",
        Licence.AttributionNoDerivatives => "Attribution-NoDerivs",
        Licence.NoKnownRestrictions => "No known copyright restrictions",
        Licence.UnitedStatesGovernment => "United States Government Work",
        Licence.Cc0 => "Public Domain Dedication (CC0)",
        Licence.PublicDomainMark => "Public Domain Mark",
        _ => "All rights reserved",
    };

    /// <returns>Where its words are; null where there are none.</returns>
    public static string? Address(Licence licence) => licence switch
    {
        Licence.AttributionNonCommercialShareAlike => "https://creativecommons.org/licenses/by-nc-sa/2.0/",
        Licence.AttributionNonCommercial => "https://creativecommons.org/licenses/by-nc/2.0/",
        Licence.AttributionNonCommercialNoDerivatives => "https://creativecommons.org/licenses/by-nc-nd/2.0/",
        Licence.Attribution => "https://creativecommons.org/licenses/by/2.0/",
        Licence.AttributionShareAlike => "https://creativecommons.org/licenses/by-sa/2.0/",
        Licence.AttributionNoDerivatives => "https://creativecommons.org/licenses/by-nd/2.0/",
        Licence.NoKnownRestrictions => "https://www.flickr.com/commons/usage/",
        Licence.UnitedStatesGovernment => "https://www.usa.gov/government-copyright",
        Licence.Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
        Licence.PublicDomainMark => "https://creativecommons.org/publicdomain/mark/1.0/",
        _ => null,
    };
}
