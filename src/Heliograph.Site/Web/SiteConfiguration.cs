using Heliograph.Site.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Web;

/// <summary>Where settings come from: <c>heliograph.json</c>, then <c>HELIOGRAPH__Section__Key</c>, then the command line; the later wins.</summary>
static class SiteConfiguration
{
    const string EnvironmentPrefix = "HELIOGRAPH__";

    /// <exception cref="InvalidDataException">The file is not valid JSON.</exception>
    public static void Load(IConfigurationBuilder configuration, DataFolder folder, IReadOnlyDictionary<string, string?> commandLine)
    {
        configuration.Sources.Clear();
        configuration.AddJsonFile(folder.Configuration, optional: true, reloadOnChange: true);
        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddInMemoryCollection(commandLine);
    }

    /// <summary>Binds a feature's section to its options record; an unknown key or an invalid value stops the start with a sentence that names it.</summary>
    public static OptionsBuilder<T> AddFeatureOptions<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddSingleton(new KnownSection(section));
        return services.AddOptions<T>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    /// <exception cref="OptionsValidationException">A section that no feature owns.</exception>
    public static void RefuseUnknownSections(IServiceProvider services)
    {
        var known = services.GetServices<KnownSection>().Select(s => s.Name).Concat(["Logging", "Urls"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration.GetChildren().FirstOrDefault(s => !known.Contains(s.Key)) is { } unknown)
            throw new OptionsValidationException(unknown.Key, typeof(SiteConfiguration),
                [$"The configuration has a section '{unknown.Key}' that nothing reads; the sections are {string.Join(", ", known.Order())}."]);
    }

    sealed record KnownSection(string Name);
}
