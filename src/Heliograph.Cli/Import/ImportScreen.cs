using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Heliograph.Cli.Import;

/// <summary>What a person, or a program, sees of an import.</summary>
abstract class ImportScreen
{
    public static ImportScreen For(bool json, bool quiet) => json ? new Json() : quiet ? new Quiet() : new Terminal();

    /// <summary>Runs the work, which tells of each file it has dealt with.</summary>
    public virtual Task FollowAsync(IReadOnlyList<FileInfo> files, Func<Action<FileInfo>, Task> work) => work(_ => { });

    /// <param name="remark">One sentence more; null for none.</param>
    public abstract void Conclude(ImportOutcome outcome, string? remark);

    sealed class Quiet : ImportScreen
    {
        public override void Conclude(ImportOutcome outcome, string? remark)
        {
            foreach (var refused in outcome.Refused)
                Console.Error.WriteLine($"{refused.File}: {refused.Sentence}");
        }
    }

    sealed class Json : ImportScreen
    {
        static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

        public override void Conclude(ImportOutcome outcome, string? remark) =>
            Console.WriteLine(JsonSerializer.Serialize(new { outcome.Added, outcome.There, outcome.Refused, outcome.Unmatched, IsComplete = remark is null }, Shape));
    }

    sealed class Terminal : ImportScreen
    {
        public override async Task FollowAsync(IReadOnlyList<FileInfo> files, Func<Action<FileInfo>, Task> work)
        {
            await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(Described(0, files.Count), maxValue: Math.Max(1, files.Sum(SizeOf)));
                    int done = 0;
                    await work(file =>
                    {
                        task.Description = Described(Interlocked.Increment(ref done), files.Count);
                        task.Increment(SizeOf(file));
                    });
                    task.Value = task.MaxValue;
                });
        }

        public override void Conclude(ImportOutcome outcome, string? remark)
        {
            var refused = outcome.Refused;
            if (refused.Count > 0)
            {
                var table = new Table().Border(TableBorder.Simple).AddColumns("Left out", "Why");
                foreach (var file in refused)
                    table.AddRow(Markup.Escape(file.File), Markup.Escape(file.Sentence));
                AnsiConsole.Write(table);
            }

            AnsiConsole.WriteLine(string.Create(CultureInfo.CurrentCulture,
                $"{outcome.Added:n0} added, {outcome.There:n0} were there already, {refused.Count:n0} left out."));
            foreach (string sentence in outcome.Unmatched)
                AnsiConsole.WriteLine(sentence);
            if (remark is not null)
                AnsiConsole.WriteLine(remark);
        }

        static string Described(int done, int count) => string.Create(CultureInfo.CurrentCulture, $"{done:n0} of {count:n0} files");

        // At least one, so that a folder of empty files has an end too; a file may be gone since it was found.
        static long SizeOf(FileInfo file) => file.Exists ? Math.Max(1, file.Length) : 1;
    }
}
