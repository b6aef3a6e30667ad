namespace Heliograph.Site.Accounts.Joining;

/// <summary>A refusal in words, and the field that they belong to.</summary>
static class SignUpWords
{
    /// <summary>The field's name in the sign-up form; empty for the form as a whole.</summary>
    public static string Field(SignUpFault fault) => fault switch
    {
        SignUpFault.AliasLength or SignUpFault.AliasCharacters or SignUpFault.AliasReserved or SignUpFault.AliasTaken => "Alias",
        SignUpFault.EmailInvalid or SignUpFault.EmailTaken => "Email",
        SignUpFault.PasswordTooShort or SignUpFault.PasswordTooLong => "Password",
        SignUpFault.CodeNeeded or SignUpFault.CodeUnusable => "Code",
        _ => "",
    };

    public static string Sentence(SignUpFault fault) => fault switch
    {
        SignUpFault.AliasLength => AccountTexts.AliasLength,
        SignUpFault.AliasCharacters => AccountTexts.AliasCharacters,
        SignUpFault.AliasReserved => AccountTexts.AliasReserved,
        SignUpFault.AliasTaken => AccountTexts.AliasTaken,
        SignUpFault.EmailInvalid => AccountTexts.EmailInvalid,
        SignUpFault.EmailTaken => AccountTexts.EmailTaken,
        SignUpFault.PasswordTooShort => AccountTexts.PasswordTooShort,
        SignUpFault.PasswordTooLong => AccountTexts.PasswordTooLong,
        SignUpFault.CodeNeeded => AccountTexts.CodeNeeded,
        SignUpFault.CodeUnusable => AccountTexts.CodeUnusable,
        SignUpFault.Closed => AccountTexts.SignUpClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>What is wrong with a new password; null where nothing is.</summary>
    public static string? PasswordFault(string? password) => (password ?? "").Length switch
    {
        < SignUp.ShortestPassword => AccountTexts.PasswordTooShort,
        > SignUp.LongestPassword => AccountTexts.PasswordTooLong,
        _ => null,
    };
}
