using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Jobs;

static class JobsFeature
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddFeatureOptions<JobOptions>("Jobs");
        services.AddSingleton<JobSignal>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobAttempt>();
        services.AddSingleton<JobWorkers>();
        services.AddHostedService(s => s.GetRequiredService<JobWorkers>());
        services.AddScoped<JobQueue>();
        services.AddJobKind<ForgetFinishedJobs>();
        services.AddScheduledJob(ForgetFinishedJobs.Name, TimeSpan.FromDays(1));
    }

    /// <summary>Has this process run jobs of a kind.</summary>
    public static void AddJobKind<T>(this IServiceCollection services) where T : class, IJobKind
    {
        services.AddScoped<T>();
        services.AddScoped<IJobKind>(s => s.GetRequiredService<T>());
    }

    /// <summary>Has a kind run at the first start and then again and again, with the payload <c>{}</c>.</summary>
    /// <param name="every">From one end to the next start.</param>
    public static void AddScheduledJob(this IServiceCollection services, string kind, TimeSpan every) =>
        services.AddSingleton(new ScheduledJob(kind, every));
}
