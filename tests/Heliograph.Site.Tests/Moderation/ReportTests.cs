using System.Net;
using Heliograph.Site.Accounts;
using Heliograph.Site.Comments;
using Heliograph.Site.Moderation;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Admin;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Moderation;

/// <summary>From the report to its answer, over HTTP: Ana's things are reported, Ben reports them, root decides.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    AdminSite? started;
    HttpClient? ben;
    Photo? photo;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    AdminSite Site => started!;
    HttpClient Ben => ben!;
    Photo Photo => photo!;
    string Page => $"/photos/ana/{Photo.Id}/";

    public async ValueTask InitializeAsync()
    {
        started = await AdminSite.StartAsync();
        ben = Site.Site.NewClient();
        using var joined = await ben.SignUpAsync("ben");
        photo = await AddPhotoAsync(1, Visibility.Public);
    }

    public async ValueTask DisposeAsync()
    {
        Ben.Dispose();
        await Site.DisposeAsync();
    }

    [Fact]
    public async Task A_photo_taken_down_is_gone_for_all_but_its_owner_at_once_and_comes_back()
    {
        string size = PhotoAddress.Of(Photo, PhotoSize.Find("t")!);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Ben, size));
        await ReportAsync(Ben, Page);
        string report = await OpenReportAsync();
        using var decided = await Site.Root.SubmitAsync(report, "decide", ("TakeDown", "true"), ("Measure", "None"), ("Note", "Not hers."), ("Answer", "It is gone."));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Ben, Page));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Ben, size));
        Assert.Contains("took this photo down", await Site.Ana.GetStringAsync(Relative(Page), Cancel), StringComparison.Ordinal);
        Assert.Contains("Not hers.", await Site.Ana.GetStringAsync(Relative("/account/reports"), Cancel), StringComparison.Ordinal);
        Assert.Contains("It is gone.", await Ben.GetStringAsync(Relative("/account/reports"), Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(Page, await Ben.GetStringAsync(Relative("/photos/ana/"), Cancel), StringComparison.Ordinal);

        using var restored = await Site.Root.SubmitAsync(report, "restore", ("RestoreNote", "It was hers."));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Ben, Page));
        string log = await Site.Root.GetStringAsync(Relative("/admin/log"), Cancel);
        Assert.Contains("Not hers.", log, StringComparison.Ordinal);
        Assert.Contains("It was hers.", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_taken_down_is_not_counted_and_its_author_is_warned()
    {
        long ana = Site.AnaId;
        long comment = await Site.Site.WithDataAsync(async data =>
        {
            var added = data.Comments.Add(new Comment { PhotoId = Photo.Id, OwnerId = ana, AuthorId = ana, Text = "Buy my lenses" });
            await data.Photos.Where(p => p.Id == Photo.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.CommentCount, 1), Cancel);
            await data.SaveChangesAsync(Cancel);
            return added.Entity.Id;
        });
        using var reported = await Ben.PostFormAsync(Page, "/report", ("comment", $"{comment}"), ("reason", "Spam"));
        using var decided = await Site.Root.SubmitAsync(await OpenReportAsync(), "decide", ("TakeDown", "true"), ("Measure", "Warning"), ("Note", "No advertising."), ("Answer", "Thanks."));

        Assert.Equal(0, await Site.Site.WithDataAsync(data => data.Photos.Where(p => p.Id == Photo.Id).Select(p => p.CommentCount).SingleAsync(Cancel)));
        Assert.NotNull(await Site.Site.WithDataAsync(data => data.Comments.Where(c => c.Id == comment).Select(c => c.TakenDownAt).SingleAsync(Cancel)));
        Assert.Equal(
            [ModerationKind.TookDown, ModerationKind.Warned],
            await Site.Site.WithDataAsync(data => data.Notices.Where(n => n.PersonId == ana).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Every_reporter_of_the_same_thing_is_answered_and_reporting_twice_is_one_report()
    {
        using var cem = Site.Site.NewClient();
        using var joined = await cem.SignUpAsync("cem");
        await ReportAsync(Ben, Page);
        await ReportAsync(Ben, Page);
        await ReportAsync(cem, Page);
        Assert.Equal(2, await Site.Site.WithDataAsync(data => data.Reports.CountAsync(Cancel)));

        using var decided = await Site.Root.SubmitAsync(await OpenReportAsync(), "decide", ("Measure", "None"), ("Note", "A lamp."), ("Answer", "We found nothing wrong."));
        foreach (var reporter in (HttpClient[])[Ben, cem])
        {
            Assert.Contains("written to you", await reporter.GetStringAsync(Relative("/"), Cancel), StringComparison.Ordinal);
            Assert.Contains("We found nothing wrong.", await reporter.GetStringAsync(Relative("/account/reports"), Cancel), StringComparison.Ordinal);
            Assert.DoesNotContain("written to you", await reporter.GetStringAsync(Relative("/"), Cancel), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("written to you", await Site.Ana.GetStringAsync(Relative("/"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_can_t_see_one_can_t_report_and_an_administrator_sees_a_private_photo_only_when_it_was_reported()
    {
        var hidden = await AddPhotoAsync(2, Visibility.Private);
        string page = $"/photos/ana/{hidden.Id}/";
        using var refused = await Ben.PostFormAsync(Page, "/report", ("photo", $"{hidden.Id}"), ("reason", "Other"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Site.Root, page));

        await Site.Site.WithDataAsync(data => data.Photos.Where(p => p.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Visibility, Visibility.Public), Cancel));
        await ReportAsync(Ben, page);
        await Site.Site.WithDataAsync(data => data.Photos.Where(p => p.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Visibility, Visibility.Private), Cancel));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Site.Root, page));
        Assert.DoesNotContain(page, await Site.Root.GetStringAsync(Relative("/photos/ana/"), Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Ben, page));
    }

    [Fact]
    public async Task A_suspension_ends_when_it_is_lifted_and_nobody_judges_themselves()
    {
        using var reported = await Ben.PostFormAsync(Page, "/report", ("person", $"{Site.AnaId}"), ("reason", "Harassment"));
        string report = await OpenReportAsync();
        using var made = await Site.Root.SubmitAsync($"/admin/people/{Site.AnaId}", "administrator", ("Make", "yes"));
        using var own = await Site.Ana.SubmitAsync(report, "decide", ("Measure", "None"), ("Note", "I am fine."), ("Answer", "I am fine."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);

        using var endless = await Site.Root.SubmitAsync(report, "decide", ("Measure", "Suspension"), ("Days", "9999999"), ("Note", "Rude."), ("Answer", "Thanks."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
        using var decided = await Site.Root.SubmitAsync(report, "decide", ("Measure", "Suspension"), ("Days", "3"), ("Note", "Rude."), ("Answer", "Thanks."));
        Assert.NotNull(await SuspensionAsync());
        using var upload = await Site.Ana.PostFormAsync("/upload", "/upload/form");
        Assert.Equal(HttpStatusCode.Forbidden, upload.StatusCode);
        Assert.Contains("can look and read", await Site.Ana.GetStringAsync(Relative("/"), Cancel), StringComparison.Ordinal);
        using var lifted = await Site.Root.SubmitAsync($"/admin/people/{Site.AnaId}", "lift", ("LiftNote", "She apologised."));
        Assert.Null(await SuspensionAsync());
    }

    async Task<Photo> AddPhotoAsync(int number, Visibility visibility)
    {
        var taken = await Site.Site.Services.GetRequiredService<PhotoIntake>()
            .AcceptAsync(new MemoryStream(MadePhoto.Jpeg(number)), "lamp.jpg", Site.AnaId, new IntakeOptions(visibility), Cancel);
        return Assert.IsType<IntakeResult.Accepted>(taken).Photo;
    }

    static async Task ReportAsync(HttpClient who, string page)
    {
        using var reported = await who.SubmitAsync(page, "/report", ("reason", "Copyright"), ("text", "Somebody else made this."));
        Assert.Equal(HttpStatusCode.Redirect, reported.StatusCode);
    }

    async Task<string> OpenReportAsync() => $"/admin/reports/{await Site.Site.WithDataAsync(data => data.Reports.Where(r => r.Outcome == ReportOutcome.Open).Select(r => r.Id).FirstAsync(Cancel))}";

    Task<long?> SuspensionAsync() => Site.Site.WithDataAsync(data => data.People.Where(p => p.Id == Site.AnaId).Select(p => p.SuspendedUntil).SingleAsync(Cancel));

    static async Task<HttpStatusCode> StatusAsync(HttpClient who, string page)
    {
        using var response = await who.OpenAsync(page);
        return response.StatusCode;
    }

    static Uri Relative(string page) => new(page, UriKind.Relative);
}
