using System.Globalization;

namespace Heliograph.Site.Photos.Page;

/// <summary>Camera and exposure as a photographer writes them: <c>Nikon D70 · 35 mm · ƒ/5.6 · 1/250 s · ISO 200</c>.</summary>
static class CameraLine
{
    const string Separator = " · ";

    // From here up an exposure is read in seconds, below as a fraction: cameras show 0.3 and 1/4.
    const double SlowestFraction = 0.3;

    /// <returns>What is known, in order; empty where nothing is.</returns>
    public static string Of(Photo photo) => string.Join(Separator, new[]
    {
        Camera(photo.CameraMake, photo.CameraModel),
        photo.FocalLength is > 0 and var length ? $"{length.ToString("0.#", CultureInfo.CurrentCulture)} mm" : null,
        photo.FNumber is > 0 and var stop ? $"ƒ/{stop.ToString("0.#", CultureInfo.CurrentCulture)}" : null,
        photo.ExposureTime is > 0 and var seconds ? Exposure(seconds) : null,
        photo.Iso is > 0 and var speed ? $"ISO {speed.ToString(CultureInfo.CurrentCulture)}" : null,
    }.Where(part => part is not null));

    /// <summary>Makers repeat themselves in the model, add what kind of company they are, and shout.</summary>
    internal static string? Camera(string? make, string? model)
    {
        string brand = Brand(make?.Trim() ?? "");
        string name = (model ?? "").Replace("DIGITAL CAMERA", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (name.Length == 0)
            return brand.Length == 0 ? null : brand;

        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (brand.Length == 0)
            return string.Join(' ', words);
        if (words[0].Equals(brand, StringComparison.OrdinalIgnoreCase))
            words = words[1..];
        return string.Join(' ', [brand, .. words]);
    }

    static string Brand(string make)
    {
        string[] words = make.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        // These two put the name that people know second.
        string? word = words.Length > 1 && words[0].ToUpperInvariant() is "EASTMAN" or "SEIKO" ? words[1] : words.FirstOrDefault();
        if (word is null)
            return "";
        return word.Length > 3 && word.All(char.IsUpper) ? word[0] + word[1..].ToLowerInvariant() : word;
    }

    static string Exposure(double seconds) => seconds < SlowestFraction
        ? $"1/{Math.Round(1 / seconds).ToString(CultureInfo.CurrentCulture)} s"
        : $"{seconds.ToString("0.#", CultureInfo.CurrentCulture)} s";
}
