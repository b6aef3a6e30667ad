using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Heliograph.Site.Admin.Policy;

/// <summary>The sign-up policy in the site's configuration file.</summary>
sealed class SignUpPolicySetting(DataFolder folder, IConfiguration configuration) : IDisposable
{
    public const string Key = $"{Section}:{Name}";
    const string Section = "Accounts";
    const string Name = nameof(AccountOptions.SignUp);

    readonly SemaphoreSlim oneWriter = new(1, 1);

    IConfigurationRoot Root => (IConfigurationRoot)configuration;

    /// <summary>What wins over the file: an environment variable by its name, or the command line; null where the file decides.</summary>
    public string? OverriddenBy =>
        Root.Providers.Reverse().TakeWhile(p => p is not JsonConfigurationProvider).FirstOrDefault(p => p.TryGet(Key, out _)) switch
        {
            null => null,
            EnvironmentVariablesConfigurationProvider => $"HELIOGRAPH__{Section}__{Name}",
            _ => AdminTexts.CommandLine,
        };

    /// <summary>Writes the file, whole or not at all, and has the policy take effect.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="System.Text.Json.JsonException">It was damaged since the start.</exception>
    public async Task SetAsync(SignUpPolicy policy, CancellationToken cancel)
    {
        await oneWriter.WaitAsync(cancel);
        try
        {
            string path = ConfigurationFile.RealPath(folder.Configuration);
            byte[] before = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : [];
            await ConfigurationFile.ReplaceAsync(path, ConfigurationFile.With(before, Section, Name, Word(policy)), cancel);
            Root.Reload();
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public void Dispose() => oneWriter.Dispose();

    static string Word(SignUpPolicy policy) => policy switch
    {
        SignUpPolicy.Open => "open",
        SignUpPolicy.Invitation => "invitation",
        _ => "closed",
    };
}
