namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>A file in <c>tmp/</c> that waits for its job, sure to be there after the loss of power. Disposing deletes it, unless a job was asked for.</summary>
sealed class WaitingFile(string path) : IAsyncDisposable
{
    /// <summary>What its name begins with.</summary>
    public const string Prefix = "ticket-";

    /// <summary>A job that has not come to it by then has been forgotten.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => Path.GetFileName(path);

    public bool IsAwaited { get; set; }

    public static bool IsOne(string path) => Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal);

    public ValueTask DisposeAsync()
    {
        if (!IsAwaited)
            File.Delete(path);
        return ValueTask.CompletedTask;
    }
}
