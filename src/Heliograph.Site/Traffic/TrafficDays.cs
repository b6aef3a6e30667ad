using System.Globalization;
using Heliograph.Site.Data;

namespace Heliograph.Site.Traffic;

/// <summary>What was learnt of the site's calls, a file a day: this week's and last week's are compared, older ones go.</summary>
sealed class TrafficDays(DataFolder folder)
{
    public const int Week = 7;

    /// <summary>Days that are kept, today among them.</summary>
    public const int Kept = 2 * Week;

    const string Ending = ".calls";

    /// <returns>The day's file, whether it is there or not.</returns>
    public string FileOf(DateOnly day) => Path.Combine(folder.Traffic, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Ending);

    /// <summary>Writes a day as a whole or not at all.</summary>
    public void Write(DateOnly day, Action<Stream> write)
    {
        string file = FileOf(day), unfinished = file + ".part";
        using (var stream = File.Create(unfinished))
            write(stream);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <returns>What the files of some days hold; those that are not there are left out.</returns>
    public IEnumerable<(DateOnly Day, byte[] Saved)> Read(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            if (File.Exists(FileOf(day)))
                yield return (day, File.ReadAllBytes(FileOf(day)));
    }

    /// <summary>Deletes days that nothing is compared with any more.</summary>
    public void Forget(DateOnly today)
    {
        foreach (string file in Directory.EnumerateFiles(folder.Traffic, "*" + Ending))
            if (!DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(file), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day <= today.AddDays(-Kept))
                File.Delete(file);
    }
}
