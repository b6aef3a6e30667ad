namespace Heliograph.Cli;

static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int VerificationFailed = 3;
    public const int Cancelled = 130;
}
