using Heliograph.Site.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Accounts.Leaving;

static class LeavingFeature
{
    public static void AddLeaving(this IServiceCollection services)
    {
        services.AddScoped<Leaving>();
        services.AddJobKind<LeaveJob>();
    }
}
