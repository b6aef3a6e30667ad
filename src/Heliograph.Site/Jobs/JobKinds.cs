using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Jobs;

/// <summary>The kinds that this process can run, by name: it claims no others.</summary>
sealed class JobKinds
{
    readonly Dictionary<string, Type> types;

    public JobKinds(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        types = scope.ServiceProvider.GetServices<IJobKind>().ToDictionary(k => k.Kind, k => k.GetType());
        Names = [.. types.Keys];
    }

    public string[] Names { get; }

    public IJobKind Make(string kind, IServiceProvider scope) => (IJobKind)scope.GetRequiredService(types[kind]);
}
