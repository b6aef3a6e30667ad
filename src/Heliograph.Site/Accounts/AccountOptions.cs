namespace Heliograph.Site.Accounts;

/// <summary>Who may make an account. Values are those of <c>Accounts:SignUp</c>.</summary>
public enum SignUpPolicy { Open, Invitation, Closed }

/// <summary>Section <c>Accounts</c>.</summary>
public sealed record AccountOptions
{
    public SignUpPolicy SignUp { get; init; }

    /// <summary>The site's address as people type it, such as <c>https://photos.example.org</c>: what links in mails begin with.</summary>
    public Uri? Address { get; init; }
}
