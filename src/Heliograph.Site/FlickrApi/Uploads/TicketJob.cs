using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Intake;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>Takes a file that waits into the site, by the same door as every other. What came of it is the job's last word of progress.</summary>
sealed class TicketJob(PhotoIntake intake, PhotoReplacement replacement, DataFolder folder) : IJobKind
{
    public const string Name = "flickr.upload";

    const string Photo = "photo ", Fault = "fault ";

    public string Kind => Name;

    /// <returns>Null where it failed.</returns>
    public static long? PhotoOf(string? outcome) =>
        outcome?.StartsWith(Photo, StringComparison.Ordinal) == true ? long.Parse(outcome.AsSpan(Photo.Length), CultureInfo.InvariantCulture) : null;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var payload = run.Payload<Payload>();
        string? path = payload.File is null ? null : Path.Combine(folder.Temporary, payload.File);
        if (run.Checkpoint is null)
            await run.CheckpointAsync(path is null ? $"{Photo}{payload.PhotoId}" : await TakeAsync(path, payload, run.Attempt, cancel), cancel);
        run.Report(1, run.Checkpoint);
        // Only now: whoever runs it again finds the file, or what came of it.
        if (path is not null)
            File.Delete(path);
    }

    async Task<string> TakeAsync(string path, Payload payload, int attempt, CancellationToken cancel)
    {
        if (!File.Exists(path))
            return $"{Fault}{UploadFault.General}";
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            var owner = new Viewer(payload.OwnerId);
            var wish = payload.Wish!;
            var result = payload.PhotoId is { } photo
                ? await replacement.ReplaceAsync(photo, file, payload.Name, owner, cancel) ?? throw UploadFault.Of(UploadFault.NoSuchPhoto)
                : await intake.AcceptAsync(file, payload.Name, payload.OwnerId, wish.ToIntake(), cancel);
            // What an attempt that was interrupted put there is no duplicate.
            return $"{Photo}{UploadCall.Accepted(result, wish with { RefusesDuplicates = wish.RefusesDuplicates && attempt == 1 }).Id}";
        }
        catch (ApiFault fault)
        {
            return $"{Fault}{fault.Code}";
        }
    }

    /// <param name="File">Name in <c>tmp/</c>; null: it is done.</param>
    /// <param name="Name">As the person calls it.</param>
    /// <param name="PhotoId">The photo that it takes the place of, or that came of it; null: it becomes a new one.</param>
    public sealed record Payload(string? File, string Name, long OwnerId, long? PhotoId, UploadWish? Wish);
}
