using Heliograph.Site.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Organising;

static class OrganiseFeature
{
    public static void AddOrganising(this IServiceCollection services)
    {
        services.AddScoped<Batches>();
        services.AddScoped<PhotoChange>();
        services.AddJobKind<BatchJob>();
        services.AddJobKind<UndoJob>();
        services.AddJobKind<ForgetBatches>();
        services.AddScheduledJob(ForgetBatches.Name, TimeSpan.FromDays(1));
    }
}
