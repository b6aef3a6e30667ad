using System.Net;
using Heliograph.Lepton;
using Heliograph.Site.Admin;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Admin;

public class AdminPagesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_no_administrator_gets_the_404_of_what_does_not_exist()
    {
        await using var site = await AdminSite.StartAsync();
        using var stranger = site.Site.NewClient();
        string[] pages = ["/admin", "/admin/", $"/admin/people/{site.AnaId}", .. site.Site.Services.GetServices<AdminPage>().Select(p => p.Path)];
        foreach (string page in pages)
        {
            using var shown = await site.Root.OpenAsync(page);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            foreach (var other in new[] { site.Ana, stranger })
            {
                using var hidden = await other.OpenAsync(page);
                Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            }
        }

        using var forged = await site.Ana.PostFormAsync("/account", $"/admin/people/{site.AnaId}", ("_handler", "administrator"), ("Make", "yes"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var nobody = await site.Root.OpenAsync("/admin/people/1");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task Storage_counts_originals_and_names_those_to_put_back()
    {
        await using var site = await AdminSite.StartAsync();
        string missing = new('a', 64);
        await site.Site.WithDataAsync(async data =>
        {
            data.Blobs.Add(new Blob { Sha256 = missing, Bytes = 1_500_000, StoredBytes = 1_200_000, State = BlobState.Missing, References = 1 });
            data.Blobs.Add(new Blob { Sha256 = new('b', 64), Bytes = 500_000, StoredBytes = 500_000, References = 1 });
            return await data.SaveChangesAsync(Cancel);
        });
        using var shown = await site.Root.OpenAsync("/admin/storage");
        string page = await shown.TextAsync();
        Assert.Contains("2.0 <small>MB</small>", page, StringComparison.Ordinal);
        Assert.Contains("1.7 <small>MB</small>", page, StringComparison.Ordinal);
        Assert.Contains(missing, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_shows_what_recompressing_saved_what_it_refused_and_pauses_it()
    {
        await using var site = await AdminSite.StartAsync(new Dictionary<string, string?> { ["Storage:Recompress"] = "All", ["Jobs:Workers"] = "0" });
        await site.Site.WithDataAsync(async data =>
        {
            data.Blobs.Add(new Blob { Sha256 = new('a', 64), Bytes = 10_000_000, StoredBytes = 7_700_000, Form = BlobForm.Lepton, References = 1 });
            data.Blobs.Add(new Blob { Sha256 = new('b', 64), Bytes = 500_000, StoredBytes = 500_000, References = 1, Refusal = LeptonFault.ArithmeticCoding });
            data.Blobs.Add(new Blob { Sha256 = new('c', 64), Bytes = 60_000_000, StoredBytes = 60_000_000, References = 1 });
            data.Blobs.Add(new Blob { Sha256 = new('d', 64), Bytes = 60_000_000, StoredBytes = 60_000_000, References = 1 });
            data.Jobs.Add(new Job { Kind = RecompressJob.Name, Key = ScheduledJob.Key, Checkpoint = """{"Bytes":10000000,"Seconds":10}""" });
            return await data.SaveChangesAsync(Cancel);
        });
        using var shown = await site.Root.OpenAsync("/admin/storage");
        string page = await shown.TextAsync();
        foreach (string figure in (string[])["10.0 <small>MB</small>", "7.7 <small>MB</small>", "23.0", "1 of 1", "ArithmeticCoding", "1.0 <small>MB</small>", "2 min"])
            Assert.Contains(figure, page, StringComparison.Ordinal);

        Assert.Equal(JobState.Paused, await SteerAsync("pause"));
        Assert.Equal(JobState.Waiting, await SteerAsync("resume"));

        async Task<JobState> SteerAsync(string value)
        {
            using var done = await site.Root.SubmitAsync("/admin/storage", "recompress", ("Steer", value));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            return await site.Site.WithDataAsync(data => data.Jobs.Where(j => j.Kind == RecompressJob.Name).Select(j => j.State).SingleAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_job_can_be_paused_resumed_cancelled_and_run_again()
    {
        await using var site = await AdminSite.StartAsync();
        long far = DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeMilliseconds();
        long id = await site.Site.WithDataAsync(async data =>
        {
            var job = new Job { Kind = "paint", Key = "the fence", NotBefore = far };
            data.Jobs.Add(job);
            await data.SaveChangesAsync(Cancel);
            return job.Id;
        });

        Assert.Equal(JobState.Paused, await SteerAsync("Pause", JobState.Waiting));
        Assert.Equal(JobState.Waiting, await SteerAsync("Resume", JobState.Paused));
        Assert.Equal(JobState.Paused, await SteerAsync("Pause", null));
        Assert.Equal(JobState.Cancelled, await SteerAsync("End", JobState.Paused));

        async Task<JobState> SteerAsync(string button, JobState? list)
        {
            using var done = await site.Root.SubmitAsync($"/admin/jobs?state={list}", "steer", (button, $"{id}"));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            return await site.Site.WithDataAsync(data => data.Jobs.Where(j => j.Id == id).Select(j => j.State).SingleAsync(Cancel));
        }
    }
}
