using Heliograph.Site.Tests;
using Heliograph.Site.Tests.Blobs.Forms;
using Heliograph.Site.Tests.Browser;
using Heliograph.Site.Tests.Uploads;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Heliograph.Site.Tests;

/// <summary>Starts with the classes that take minutes, so that none of them is left over for one core at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly Type[] Longest = [typeof(CrashTests), typeof(EveryPageTests), typeof(RecompressCrashTests), typeof(CommunityStoryTests)];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
        [.. testCollections.OrderByDescending(c => Longest.Any(t => c.TestCollectionDisplayName.Contains(t.FullName!, StringComparison.Ordinal)))];
}
