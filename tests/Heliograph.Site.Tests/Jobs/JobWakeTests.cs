using Heliograph.Site.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Jobs;

public class JobWakeTests
{
    [Fact]
    public async Task A_job_runs_as_soon_as_it_is_asked_for()
    {
        var letters = new Letters();
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Jobs:PollSeconds"] = "3600" }, services =>
        {
            services.AddSingleton(letters);
            services.AddJobKind<LetterJob>();
        });
        await using var scope = site.NewScope();
        await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync("letter", "1", "hello", TestContext.Current.CancellationToken);
        Assert.Equal("hello", await letters.Next.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    sealed class Letters
    {
        readonly TaskCompletionSource<string> next = new();
        public Task<string> Next => next.Task;
        public void Deliver(string letter) => next.TrySetResult(letter);
    }

    sealed class LetterJob(Letters letters) : IJobKind
    {
        public string Kind => "letter";

        public Task RunAsync(JobRun run, CancellationToken cancel)
        {
            letters.Deliver(run.Payload<string>());
            return Task.CompletedTask;
        }
    }
}
