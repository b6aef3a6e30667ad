using Spectre.Console;

namespace Heliograph.Cli.Recommend;

/// <summary>A bar on standard error while work runs, where a person is looking; standard output stays for the result.</summary>
static class ProgressBar
{
    public static void Follow(string what, bool quiet, Action<IProgress<double>> work)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            work(new Reported(_ => { }));
            return;
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(what, maxValue: 1);
                work(new Reported(share => task.Value = share));
                task.Value = 1;
            });
    }

    // Not Progress<T>, which reports later, on another thread.
    sealed class Reported(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
