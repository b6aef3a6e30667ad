using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts;

/// <summary>Somebody with an account. The alias is the Identity user name.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>Shown name; the alias where none was given.</summary>
    public string DisplayName { get; set; } = "";

    public bool IsAdministrator { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long JoinedAt { get; set; }

    public string Alias => UserName ?? "";

    /// <summary>The id in the form that addresses and the API use, such as <c>12345678@N00</c>.</summary>
    public string Nsid => $"{Id}@N00";
}
