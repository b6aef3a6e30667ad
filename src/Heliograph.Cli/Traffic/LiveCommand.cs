using System.CommandLine;
using System.Globalization;
using Heliograph.Traffic;
using Heliograph.Traffic.Live;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic live`: an interface instead of a file.</summary>
static class LiveCommand
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1), SaveEvery = TimeSpan.FromHours(1);

    public static Command Create()
    {
        var name = new Argument<string>("IFACE") { Description = "The interface to watch, such as eth0, or any." };
        var save = new Option<DirectoryInfo?>("--save") { Description = "A folder for a specification and a report each hour, and at the end." };
        var rules = new Option<string[]>("--rules") { Description = "Rules to apply before learning: flickr, or a file of YAML.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("live", "Watch an interface, and say what looks wrong as it appears. Ctrl-C ends it. Needs libpcap and the right to capture.") { name, save, rules };
        command.SetAction((arguments, cancel) =>
        {
            var model = new TrafficModel(LearningOptions.Transforms(arguments.GetValue(rules)));
            var watch = new Watch(model, arguments.GetValue(save), TimeProvider.System);
            var summary = LiveCapture.Run(arguments.GetValue(name)!, model.AddShard, new() { Progress = (_, _) => watch.Look() }, cancel);
            watch.End();
            TrafficArguments.Tell(summary);
            return Task.FromResult(ExitCode.Cancelled);
        });
        return command;
    }

    sealed class Watch(TrafficModel model, DirectoryInfo? folder, TimeProvider time)
    {
        readonly HashSet<string> _told = [];
        long _looked = time.GetTimestamp(), _saved = time.GetTimestamp();

        public void Look()
        {
            if (time.GetElapsedTime(_looked) < LookEvery) return;
            _looked = time.GetTimestamp();
            var snapshot = model.Snapshot();
            Tell(snapshot);
            if (time.GetElapsedTime(_saved) < SaveEvery) return;
            _saved = time.GetTimestamp();
            Save(snapshot);
        }

        public void End()
        {
            var snapshot = model.Snapshot();
            Tell(snapshot);
            Save(snapshot);
        }

        void Tell(ApiSnapshot snapshot)
        {
            foreach (var finding in snapshot.FindProblems().Where(f => _told.Add(f.Id)))
                Console.WriteLine($"{finding.Severity.ToString().ToLowerInvariant(),-7}  {finding.Id}  {finding.Place}: {finding.Sentence}");
        }

        void Save(ApiSnapshot snapshot)
        {
            if (folder is null) return;
            folder.Create();
            string hour = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            using var specification = new MemoryStream();
            snapshot.ToSpecification().Write(specification);
            Outputs.Write(new(Path.Combine(folder.FullName, $"{hour}.openapi.yaml")), specification);
            using var report = new MemoryStream();
            snapshot.WriteHtml(report, snapshot.FindProblems());
            Outputs.Write(new(Path.Combine(folder.FullName, $"{hour}.html")), report);
        }
    }
}
