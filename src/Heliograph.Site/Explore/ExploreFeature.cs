using Heliograph.Site.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Explore;

static class ExploreFeature
{
    public static void AddExplore(this IServiceCollection services)
    {
        services.AddJobKind<InterestJob>();
        services.AddScheduledJob(InterestJob.Name, TimeSpan.FromHours(1));
    }
}
