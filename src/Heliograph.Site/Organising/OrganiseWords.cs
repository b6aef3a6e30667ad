using System.Globalization;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Organising;

/// <summary>Batches in words.</summary>
static class OrganiseWords
{
    public static string Of(BatchState state)
    {
        var (batch, action, done, isSettled) = state;
        string what = string.Format(CultureInfo.CurrentCulture, What(action), string.Join(", ", action.Tags ?? []), action.AlbumTitle,
            action.Licence is { } licence ? Licences.Name(licence) : "", action.GroupName);
        string count = batch.Count == 1 ? OrganiseTexts.OnePhoto : string.Format(CultureInfo.CurrentCulture, OrganiseTexts.ManyPhotos, batch.Count);
        string text = (batch.UndoneAt is not null, isSettled) switch
        {
            (false, true) => OrganiseTexts.Done,
            (false, false) => OrganiseTexts.Working,
            (true, true) => OrganiseTexts.Undone,
            (true, false) => OrganiseTexts.Undoing,
        };
        return string.Format(CultureInfo.CurrentCulture, text, what, count, done);
    }

    public static string Of(OrganiseProblem problem) => problem switch
    {
        OrganiseProblem.Tags => OrganiseTexts.ProblemTags,
        OrganiseProblem.Group => OrganiseTexts.ProblemGroup,
        OrganiseProblem.Album => OrganiseTexts.ProblemAlbum,
        OrganiseProblem.Date => OrganiseTexts.ProblemDate,
        OrganiseProblem.Place => OrganiseTexts.ProblemPlace,
        _ => OrganiseTexts.ProblemNothing,
    };

    static string What(BatchAction action) => action.Verb switch
    {
        BatchVerb.AddTags => OrganiseTexts.DidAddTags,
        BatchVerb.RemoveTags => OrganiseTexts.DidRemoveTags,
        BatchVerb.SetTags => OrganiseTexts.DidSetTags,
        BatchVerb.SetVisibility => OrganiseTexts.DidSetVisibility,
        BatchVerb.SetLicence => OrganiseTexts.DidSetLicence,
        BatchVerb.AddToAlbum => OrganiseTexts.DidAddToAlbum,
        BatchVerb.AddToGroup => OrganiseTexts.DidAddToGroup,
        BatchVerb.ShiftDates => OrganiseTexts.DidShiftDates,
        BatchVerb.SetLocation => OrganiseTexts.DidSetPlace,
        BatchVerb.RemoveLocation => OrganiseTexts.DidRemovePlace,
        _ => OrganiseTexts.DidDelete,
    };
}
