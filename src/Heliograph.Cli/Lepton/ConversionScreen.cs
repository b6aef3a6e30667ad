using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Heliograph.Lepton;
using Spectre.Console;

namespace Heliograph.Cli.Lepton;

/// <summary>What a person, or a program, sees of packing and unpacking.</summary>
abstract class ConversionScreen
{
    public static ConversionScreen For(bool json, bool quiet) => json ? new Json() : quiet ? new Quiet() : new Terminal();

    /// <summary>One file was made.</summary>
    public virtual void Tell(string source, string target, Converted converted)
    {
    }

    /// <summary>The one file was refused.</summary>
    public virtual void Refuse(string source, LeptonException fault) => Console.Error.WriteLine($"{source}: {fault.Message}");

    /// <summary>Runs the work on a folder, which tells of each file it has dealt with.</summary>
    public virtual Task FollowAsync(FolderConversion folder, IReadOnlyList<FileInfo> files, Func<Action<FileInfo>, Task> work) => work(_ => { });

    /// <param name="folder">What was done.</param>
    /// <param name="remark">One sentence more; null for none.</param>
    public abstract void Conclude(FolderConversion folder, string? remark);

    sealed class Quiet : ConversionScreen
    {
        public override void Conclude(FolderConversion folder, string? remark)
        {
            foreach (var refused in folder.Refused) Console.Error.WriteLine($"{refused.File}: {refused.Sentence}");
        }
    }

    sealed class Json : ConversionScreen
    {
        static readonly JsonSerializerOptions s_shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

        public override void Tell(string source, string target, Converted converted) =>
            Write(new { File = source, Made = target, converted.Before, converted.After });

        public override void Refuse(string source, LeptonException fault)
        {
            Write(new { File = source, fault.Fault, fault.Offset, Sentence = fault.Message });
            base.Refuse(source, fault);
        }

        public override void Conclude(FolderConversion folder, string? remark) =>
            Write(new { folder.Made, folder.There, folder.Bytes.Before, folder.Bytes.After, folder.Refused, IsComplete = remark is null });

        static void Write<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, s_shape));
    }

    sealed class Terminal : ConversionScreen
    {
        public override void Tell(string source, string target, Converted converted) =>
            Console.Error.WriteLine(Culture($"{source}: {Sizes(converted)}."));

        public override Task FollowAsync(FolderConversion folder, IReadOnlyList<FileInfo> files, Func<Action<FileInfo>, Task> work) =>
            AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    int done = 0;
                    var task = context.AddTask(Culture($"0 of {files.Count:n0} files"), maxValue: Math.Max(1, files.Sum(f => f.Length)));
                    await work(file =>
                    {
                        int count = Interlocked.Increment(ref done);
                        task.Description = Culture($"{count:n0} of {files.Count:n0} files, {Change(folder.Bytes)}");
                        task.Increment(file.Length);
                    });
                    task.Value = task.MaxValue;
                });

        public override void Conclude(FolderConversion folder, string? remark)
        {
            var refused = folder.Refused;
            if (refused.Count > 0) AnsiConsole.Write(Refusals(refused));
            AnsiConsole.WriteLine(Culture($"{folder.Made:n0} {folder.Done}, {folder.There:n0} were there already, {refused.Count:n0} refused: {Sizes(folder.Bytes)}."));
            if (remark is not null) AnsiConsole.WriteLine(remark);
        }

        static Table Refusals(IReadOnlyList<Refusal> refused)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Fault", "Files", "Such as");
            foreach (var group in refused.GroupBy(r => r.Fault).OrderByDescending(g => g.Count()))
            {
                var example = group.First();
                table.AddRow(group.Key?.ToString() ?? "File system", Culture($"{group.Count():n0}"), Markup.Escape($"{example.File}: {example.Sentence}"));
            }
            return table;
        }

        static string Sizes(Converted bytes) => Culture($"{bytes.Before:n0} bytes became {bytes.After:n0}, {Change(bytes)}");

        static string Change(Converted bytes) => bytes.After <= bytes.Before
            ? Culture($"{(bytes.Before - bytes.After) / 1e6:n1} MB saved ({(bytes.Before == 0 ? 0 : 1 - (double)bytes.After / bytes.Before):p1})")
            : Culture($"{(bytes.After - bytes.Before) / 1e6:n1} MB more");

        static string Culture(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);
    }
}
