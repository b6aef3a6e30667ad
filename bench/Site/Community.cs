using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Bench;

/// <summary>
/// A community of a thousand people, as uneven as real ones: a few have most of the photos, a few words are in most titles and tags.
/// Words are drawn by Zipf's law from a vocabulary of <see cref="Words"/>.
/// </summary>
sealed class Community(int photos)
{
    const int People = 1_000;
    const int Words = 5_000;
    const int TagsEach = 5;
    const int TitleWords = 4;
    const int RareFrom = 40;
    const long FirstPerson = 30_000_001;

    readonly double[] cumulated = Cumulate(Words);
    readonly Random choice = new(2);

    public int Photos => photos;

    public async Task FillAsync(IServiceProvider services, long ana)
    {
        var data = services.GetRequiredService<SiteData>();
        for (int i = 0; i < People; i++)
            data.People.Add(new Person { Id = FirstPerson + i, UserName = Alias(i), NormalizedUserName = Alias(i).ToUpperInvariant(), Email = $"{Alias(i)}@example.org", NormalizedEmail = $"{Alias(i)}@EXAMPLE.ORG", SecurityStamp = "x" });
        await data.SaveChangesAsync();
        await MadePhotos.AddAsync(data, photos, Describe);
    }

    public string Photostream() => $"/photos/{Alias(Owner(choice))}/";

    /// <summary>Of words that some have: the tag page of the commonest word is that of any other with more in it.</summary>
    public string Tag() => $"/tags/{Word(choice.Next(RareFrom, Words / 10))}/";

    /// <summary>Two words that occur together in up to a thousand photos.</summary>
    public string Search() => $"/search?q={Word(choice.Next(RareFrom, 200))}+{Word(choice.Next(0, RareFrom))}";

    public string Photo()
    {
        // Each tenth is not public.
        int number = choice.Next(photos / 10) * 10 + 1;
        return $"/photos/{Alias(OwnerOf(number))}/{20_000_000_000 + (number * 7L)}/";
    }

    void Describe(Photo photo, int number, Random random)
    {
        photo.OwnerId = FirstPerson + OwnerOf(number);
        photo.Visibility = number % 10 == 0 ? (Visibility)random.Next(4) : Visibility.Public;
        photo.Title = string.Join(' ', Enumerable.Range(0, TitleWords).Select(_ => Word(Drawn(random))));
        string[] tags = [.. Enumerable.Range(0, TagsEach).Select(_ => Word(Drawn(random))).Distinct()];
        photo.Tags.AddRange(tags.Select((tag, i) => new PhotoTag { Clean = tag, Raw = tag, Position = i, Number = i + 1, AuthorId = photo.OwnerId, AddedAt = photo.PostedAt }));
        photo.LastTagNumber = tags.Length;
    }

    /// <summary>The same person for the same photo, the first ones far more often.</summary>
    static int OwnerOf(int number) => Owner(new Random(number));

    static int Owner(Random random) => (int)(People * Math.Pow(random.NextDouble(), 2.5));

    int Drawn(Random random)
    {
        int found = Array.BinarySearch(cumulated, random.NextDouble());
        return Math.Min(found < 0 ? ~found : found, Words - 1);
    }

    static double[] Cumulate(int words)
    {
        double sum = 0, total = Enumerable.Range(1, words).Sum(rank => 1.0 / rank);
        return [.. Enumerable.Range(1, words).Select(rank => sum += 1 / (rank * total))];
    }

    static string Alias(int person) => string.Create(CultureInfo.InvariantCulture, $"person{person:000}");

    /// <summary>A pronounceable word of its own for each number.</summary>
    static string Word(int number)
    {
        const string Consonants = "bdfgklmnprstvz", Vowels = "aeiou";
        var word = new System.Text.StringBuilder("w");
        for (int left = number + Words; left > 0; left /= 70)
            word.Append(Vowels[left % 5]).Append(Consonants[left / 5 % 14]);
        return word.ToString();
    }
}
