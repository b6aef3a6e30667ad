namespace Heliograph.Site.Explore;

/// <summary>One person's interest in one photo.</summary>
/// <param name="FavouriteAfter">From posting to the favourite; null: it is none of theirs.</param>
/// <param name="CommentAfter">From posting to their first comment; null: they said nothing.</param>
/// <param name="Given">Favourites and comments they gave to anybody's photos in the window.</param>
/// <param name="GivenToOwner">How many of those to photos of this owner.</param>
readonly record struct PersonsInterest(TimeSpan? FavouriteAfter, TimeSpan? CommentAfter, int Given, int GivenToOwner);

/// <summary>How much different people took an interest in a photo; <c>docs/interestingness.md</c> says why each part is as it is.</summary>
static class Interest
{
    /// <summary>Favourites and comments of so long before now tell how generous a person is, and photos posted in it are measured anew.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    const double OfFavourite = 0.7, OfComment = 0.5;

    // Three times as many acts in the window as the first, or as many for one owner as the second, halve what each is worth.
    const double Generous = 10, Partial = 5;

    const double MostOfViews = 0.5, ViewsScale = 1.0 / 32;

    /// <summary>
    /// The sum of what people contributed, without the greatest contribution, raised by up to half by views. One account alone
    /// therefore counts for nothing, and adds at most 1 to what others did.
    /// </summary>
    /// <param name="people">Everybody but the owner, each once.</param>
    /// <returns>At least 0, a whole number of steps of <see cref="Search.SearchOrder.InterestStep"/>.</returns>
    public static double Of(IReadOnlyCollection<PersonsInterest> people, long views)
    {
        double sum = 0, greatest = 0;
        foreach (var person in people)
        {
            double contribution = Contribution(person);
            sum += contribution;
            greatest = Math.Max(greatest, contribution);
        }

        double interest = (sum - greatest) * (1 + Math.Min(MostOfViews, Math.Log2(1 + Math.Max(0, views)) * ViewsScale));
        return Math.Floor(Math.Max(0, interest) / Search.SearchOrder.InterestStep) * Search.SearchOrder.InterestStep;
    }

    /// <returns>From 0 to 1.</returns>
    public static double Contribution(PersonsInterest person)
    {
        double acts = (OfFavourite * Fading(person.FavouriteAfter)) + (OfComment * Fading(person.CommentAfter));
        return Math.Min(1, acts) / Math.Sqrt(1 + (person.Given / Generous)) / (1 + (person.GivenToOwner / Partial));
    }

    static double Fading(TimeSpan? after) => after is { } late ? Math.Pow(2, -Math.Max(0, late / HalfLife)) : 0;
}
