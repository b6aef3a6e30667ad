using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Heliograph.Site.Uploads;

/// <summary>A file that did not become a photo.</summary>
/// <param name="Sentence">What is wrong with it and what to do.</param>
public sealed record RefusedFile(string Name, string Sentence);

/// <summary>What became of the files of one form.</summary>
/// <param name="Added">Ids of the photos, in the order sent; those the owner had already included. At most <see cref="MostListed"/>.</param>
/// <param name="Refused">At most <see cref="MostListed"/>.</param>
/// <param name="AddedCount">How many there were in all.</param>
/// <param name="RefusedCount">As <paramref name="AddedCount"/>.</param>
public sealed record UploadReport(IReadOnlyList<long> Added, IReadOnlyList<RefusedFile> Refused, int AddedCount, int RefusedCount)
{
    /// <summary>So many fit into the address of a page.</summary>
    public const int MostListed = 20;
}

/// <summary>Hands an <see cref="UploadReport"/> on to the page that shows it, in the page's address and sealed: nobody can make the site say what it did not.</summary>
sealed class UploadReports(IDataProtectionProvider protection)
{
    /// <summary>The query key that holds a sealed report.</summary>
    public const string Key = "result";

    readonly IDataProtector protector = protection.CreateProtector("Heliograph.Uploads.Report");

    /// <summary>For the value of <see cref="Key"/>; needs no further escaping.</summary>
    public string Seal(long personId, UploadReport report) =>
        protector.CreateProtector(personId.ToString(CultureInfo.InvariantCulture)).Protect(JsonSerializer.Serialize(report));

    /// <returns>Null where nothing was given, or what was given is not a report of this site to this person.</returns>
    public UploadReport? Open(long personId, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<UploadReport>(protector.CreateProtector(personId.ToString(CultureInfo.InvariantCulture)).Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
