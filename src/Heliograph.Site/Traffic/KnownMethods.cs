using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Site.Traffic;

/// <summary>Leaves out calls of methods that the API does not have: their names are anybody's words, and would become paths.</summary>
sealed class KnownMethods : IExchangeTransform
{
    public TransformVerdict Apply(ObservedCall observed) =>
        observed.Path.AsSpan().TrimEnd((byte)'/').SequenceEqual("/services/rest"u8) && (observed.Find("method") is not { } name || MethodTable.Find(name) is null)
            ? TransformVerdict.Drop("no method of the API") : TransformVerdict.Keep;
}
