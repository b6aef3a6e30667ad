using System.Text.Json;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Web;

/// <summary>Where settings come from: <c>heliograph.json</c>, then <c>HELIOGRAPH__Section__Key</c>, then the command line; the later wins.</summary>
static class SiteConfiguration
{
    public const string DefaultAddress = "http://localhost:5080";

    const string EnvironmentPrefix = "HELIOGRAPH__";

    /// <param name="commandLine">Null values are taken as not given.</param>
    /// <exception cref="InvalidConfigurationException">The file is not valid JSON.</exception>
    public static void Load(ConfigurationManager configuration, DataFolder folder, IReadOnlyDictionary<string, string?> commandLine)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection([new("Urls", DefaultAddress)]);
        try
        {
            configuration.AddJsonFile(folder.Configuration, optional: true, reloadOnChange: false);
        }
        catch (InvalidDataException fault)
        {
            string where = fault.GetBaseException() is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
                ? $"line {line + 1}, position {position + 1}" : fault.GetBaseException().Message;
            throw new InvalidConfigurationException($"{folder.Configuration} is not valid JSON: {where}.", fault);
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddInMemoryCollection(commandLine.Where(s => s.Value is not null));
        if (configuration["Urls"]!.Split(';').FirstOrDefault(url => !CanListen(url)) is { } wrong)
            throw new InvalidConfigurationException(
                $"'{wrong}' is not an address to listen on, such as {DefaultAddress}; https is spoken by a proxy in front of the site.");
    }

    /// <summary>Binds a feature's section to its options record; an unknown key or an invalid value stops the start with a sentence that names it.</summary>
    public static OptionsBuilder<T> AddFeatureOptions<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddSingleton(new KnownSection(section, [.. typeof(T).GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name)]));
        return services.AddOptions<T>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    /// <exception cref="InvalidConfigurationException">A section that no feature owns, or a key that its feature does not have.</exception>
    public static void RefuseUnknownKeys(IServiceProvider services)
    {
        var known = services.GetServices<KnownSection>().Append(new("Urls", [])).ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var section in services.GetRequiredService<IConfiguration>().GetChildren())
        {
            if (!known.TryGetValue(section.Key, out var feature))
                throw new InvalidConfigurationException(
                    $"The configuration has '{section.Key}', which nothing reads; it may have {string.Join(", ", known.Keys.Order())}.");
            if (section.GetChildren().FirstOrDefault(k => !feature.Keys.Contains(k.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                throw new InvalidConfigurationException(
                    $"The configuration has '{unknown.Path}', which nothing reads; {feature.Name} may have {string.Join(", ", feature.Keys.Order())}.");
        }
    }

    static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme == Uri.UriSchemeHttp;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    sealed record KnownSection(string Name, string[] Keys);
}
