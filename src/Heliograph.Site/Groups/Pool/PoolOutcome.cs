using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Groups.Pool;

/// <summary>What became of photos given to a pool, as it stands in the address of the page that says so.</summary>
/// <param name="Reason">Why the first of the others was refused.</param>
sealed record PoolOutcome(int Added, int Waiting, int Refused, PoolAnswer? Reason)
{
    const string Key = "pool";

    public static PoolOutcome Of(IReadOnlyList<PoolAnswer> answers)
    {
        var refused = answers.Where(a => a is not (PoolAnswer.Added or PoolAnswer.Waiting)).ToList();
        return new PoolOutcome(answers.Count(a => a == PoolAnswer.Added), answers.Count(a => a == PoolAnswer.Waiting), refused.Count, refused.Count > 0 ? refused[0] : null);
    }

    /// <returns>Null where the page's address tells of none.</returns>
    public static PoolOutcome? Of(HttpRequest request) =>
        request.Query[Key].ToString().Split('-') is [var added, var waiting, var refused, var reason]
        && int.TryParse(added, NumberStyles.None, CultureInfo.InvariantCulture, out int a) && int.TryParse(waiting, NumberStyles.None, CultureInfo.InvariantCulture, out int w)
        && int.TryParse(refused, NumberStyles.None, CultureInfo.InvariantCulture, out int r)
            ? new PoolOutcome(a, w, r, Enum.TryParse<PoolAnswer>(reason, out var why) && Enum.IsDefined(why) ? why : null)
            : null;

    public string After(string address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Key}={Added}-{Waiting}-{Refused}-{Reason}");

    /// <summary>In words, a sentence each.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Added > 0)
            yield return Added == 1 ? PoolTexts.AddedOne : string.Format(CultureInfo.CurrentCulture, PoolTexts.AddedMany, Added);
        if (Waiting > 0)
            yield return Waiting == 1 ? PoolTexts.WaitingOne : string.Format(CultureInfo.CurrentCulture, PoolTexts.WaitingMany, Waiting);
        if (Refused > 0)
            yield return string.Format(CultureInfo.CurrentCulture, Refused == 1 ? PoolTexts.RefusedOne : PoolTexts.RefusedMany, Refused, Because(Reason));
    }

    static string Because(PoolAnswer? reason) => reason switch
    {
        PoolAnswer.AlreadyThere => PoolTexts.BecauseThere,
        PoolAnswer.AlreadyWaiting => PoolTexts.BecauseWaiting,
        PoolAnswer.Declined => PoolTexts.BecauseDeclined,
        PoolAnswer.Content => PoolTexts.BecauseContent,
        PoolAnswer.NotPublic => PoolTexts.BecauseNotPublic,
        PoolAnswer.Limit => PoolTexts.BecauseLimit,
        _ => PoolTexts.BecauseNotAllowed,
    };
}
