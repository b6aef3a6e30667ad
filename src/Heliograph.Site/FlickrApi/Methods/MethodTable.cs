using System.Collections.Frozen;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>All methods there are.</summary>
static class MethodTable
{
    static readonly FrozenDictionary<string, Method> ByName = ((Method[])
    [
        .. TestMethods.All, .. AuthMethods.All, .. ReflectionMethods.All, .. PeopleMethods.All, .. PhotoListMethods.All, .. PhotoMethods.All, .. PhotoChangeMethods.All,
        .. TagMethods.All, .. PhotosetMethods.All, .. PhotosetChangeMethods.All, .. ContextMethods.All, .. UploadMethods.All,
        .. CommentMethods.All, .. FavoriteMethods.All, .. ContactMethods.All, .. OwnListMethods.All, .. GeoMethods.All, .. MarkMethods.All, .. SiteMethods.All,
        .. ActivityMethods.All, .. StatsMethods.All, .. CatalogueMethods.All, .. GroupMethods.All, .. PoolMethods.All, .. DiscussionMethods.All,
    ]).ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public static IReadOnlyList<Method> All { get; } = [.. ByName.Values.OrderBy(m => m.Name, StringComparer.Ordinal)];

    /// <returns>Null where there is none of that name.</returns>
    public static Method? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    /// <summary>A declaration in one line and its errors.</summary>
    /// <param name="arguments">As <see cref="Argument.Line"/> reads them.</param>
    /// <param name="errors">A code and a message each; a required argument's absence is one of them.</param>
    public static Method Of(
        string name, Grant needs, string arguments, string description, Func<Call, Task<Element>> answer, string response, params IReadOnlyList<(int Code, string Message)> errors)
    {
        var method = new Method($"flickr.{name}", description, answer)
        {
            Needs = needs,
            Arguments = Argument.Line(arguments),
            Errors = [.. errors.Select(e => new Error(e.Code, e.Message))],
            Response = response,
        };
        foreach (var argument in method.Arguments.Where(a => a.Missing is not null))
            _ = method.Fault(argument.Missing!.Value);
        return method;
    }
}
