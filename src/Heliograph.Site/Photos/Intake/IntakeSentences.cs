using System.Globalization;

namespace Heliograph.Site.Photos.Intake;

/// <summary>What people are told about files that did not become photos.</summary>
static class IntakeSentences
{
    public static string Empty(string fileName) => Fill(IntakeTexts.Empty, OriginalName.Of(fileName));

    public static string TooLarge(string fileName, long maxBytes) => Fill(IntakeTexts.TooLarge, OriginalName.Of(fileName), maxBytes / 1e6);

    public static string DiskFull(string fileName) => Fill(IntakeTexts.DiskFull, OriginalName.Of(fileName));

    /// <param name="address">Of the page of the photo that has these bytes.</param>
    public static string AlreadyThere(string fileName, string address) => Fill(IntakeTexts.AlreadyThere, fileName, address);

    public static string UnknownVisibility(string asked) => Fill(IntakeTexts.UnknownVisibility, asked);

    public static string NothingToChange(int most) => Fill(IntakeTexts.NothingToChange, most);

    static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
