using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Microsoft.Extensions.Primitives;

namespace Heliograph.Site.Uploads;

/// <summary>What an upload says of its photos, from a query or from the fields of a form, by the same names.</summary>
static class UploadSettings
{
    public const string Visibility = "visibility";
    public const string Title = "title";
    public const string Tags = "tags";
    public const string Album = "album";

    /// <param name="values">The texts under a name; none where it is absent. Tags are separated by commas or given one by one.</param>
    /// <returns>Null with a sentence where a value makes no sense.</returns>
    public static IntakeOptions? Read(Func<string, StringValues> values, out string problem)
    {
        problem = "";
        Photos.Visibility? visibility = null;
        string asked = values(Visibility).ToString();
        if (Enum.TryParse(asked, ignoreCase: true, out Photos.Visibility said) && Enum.IsDefined(said))
        {
            visibility = said;
        }
        else if (asked.Length > 0)
        {
            problem = IntakeSentences.UnknownVisibility(asked);
            return null;
        }

        long? album = null;
        string albumText = values(Album).ToString();
        if (albumText.Length > 0)
        {
            if (!long.TryParse(albumText, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            {
                problem = IntakeTexts.NoSuchAlbum;
                return null;
            }

            album = id;
        }

        return new IntakeOptions(visibility, values(Title).ToString(), [.. values(Tags).SelectMany(t => TagWords.Split(t ?? ""))], album);
    }
}
