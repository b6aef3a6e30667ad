using System.Linq.Expressions;

namespace Heliograph.Site.Accounts;

/// <summary>Somebody as named beside what they did.</summary>
public sealed record PersonName(long Id, string Alias, string Name)
{
    internal static Expression<Func<Person, PersonName>> From { get; } =
        p => new PersonName(p.Id, p.UserName!, p.DisplayName == "" ? p.UserName! : p.DisplayName);

    /// <summary>Of their page.</summary>
    public string Address => $"/people/{Alias}/";
}
