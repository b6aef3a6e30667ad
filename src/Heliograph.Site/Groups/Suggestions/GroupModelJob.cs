using System.Globalization;
using System.Text.Json;
using Heliograph.Recommendations;
using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Tuning;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Groups.Suggestions;

/// <summary>What was chosen for a model, and what it reached on a cut of the site's own data that it had not seen.</summary>
/// <param name="At">When that was, Unix milliseconds.</param>
/// <param name="Sequence">Of the last change before it.</param>
/// <param name="Recall">At 20; null: there was too little to keep anything back.</param>
/// <param name="Ndcg">At 10.</param>
/// <param name="Coverage">Of groups with members, at 20.</param>
sealed record ModelFigures(FusionChoice Choice, long At, long Sequence, double? Recall, double? Ndcg, double? Coverage);

/// <summary>
/// Builds the model that suggestions are made by: when it is old, when enough has changed, and after a start, since it lives in memory.
/// The parameters of the last one are kept, unless it is old or much has changed.
/// </summary>
sealed class GroupModelJob(SiteData data, SuggestionModels models, IOptions<GroupOptions> options, TimeProvider clock) : IJobKind
{
    public const string Name = "group-model";

    const int Seed = 1;

    // What is kept back of each person's groups to measure by.
    const double KeptBack = 0.2;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var last = await data.GroupModels.AsNoTracking().OrderByDescending(m => m.Version).FirstOrDefaultAsync(cancel);
        var figures = last is null ? null : JsonSerializer.Deserialize<ModelFigures>(last.Figures)!;
        bool isDue = figures is null || Now - figures.At >= (long)options.Value.BuildEvery.TotalMilliseconds || await HasChangedAsync(figures, last!.Memberships, cancel);
        if (!isDue && models.Current.Version == last!.Version)
            return;

        long started = Now, sequence = await data.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
        var read = await ModelData.ReadAsync(data, cancel);
        if (read.Groups.Length == 0)
            return;
        run.Report(0.1, string.Create(CultureInfo.InvariantCulture, $"{read.Groups.Length:n0} groups, {read.Members.EntryCount:n0} memberships"));
        if (figures is null || isDue)
            figures = Measure(read, run, cancel) with { At = started, Sequence = sequence };
        var row = new GroupModel
        {
            Version = (last?.Version ?? 0) + 1,
            StartedAt = started,
            Groups = read.Groups.Length,
            People = read.Members.RowCount,
            Memberships = read.Members.EntryCount,
            Figures = JsonSerializer.Serialize(figures),
        };
        var model = SuggestionModel.Build(row.Version, read, figures.Choice, clock.GetUtcNow(), cancel);
        row.BuiltAt = Now;
        await data.WriteAsync(async stop =>
        {
            data.GroupModels.Add(row);
            return await data.SaveChangesAsync(stop);
        }, Durability.Process, cancel);
        models.Current = model;
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    async Task<bool> HasChangedAsync(ModelFigures last, int memberships, CancellationToken cancel)
    {
        int enough = (int)Math.Max(options.Value.BuildAfterChanges, options.Value.BuildAfterShare * memberships);
        return await data.Changes.Where(c => c.Sequence > last.Sequence && c.Kind >= ChangeKind.GroupJoined && c.Kind <= ChangeKind.PoolPhotoRemoved).Take(enough).CountAsync(cancel) >= enough;
    }

    static ModelFigures Measure(ModelData read, JobRun run, CancellationToken cancel)
    {
        var choice = Automatic.Choose(new Interactions(read.Members), progress: new Steps(run, 0.1, 0.6), cancel: cancel);
        var (train, test) = Split.AtRandom(read.Members, KeptBack, Seed);
        if (test.EntryCount == 0)
            return new ModelFigures(choice, 0, 0, null, null, null);
        var interactions = new Interactions(train);
        var reached = Evaluator.Evaluate(Automatic.Fit(interactions, choice, cancel), interactions, test, new EvaluationOptions(), new Steps(run, 0.6, 0.9), cancel);
        return new ModelFigures(choice, 0, 0, reached.Recall.Mean, reached.Ndcg.Mean, reached.Coverage);
    }

    sealed class Steps(JobRun run, double from, double to) : IProgress<double>
    {
        public void Report(double value) => run.Report(from + ((to - from) * value));
    }
}
