using System.Security.Cryptography;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>How an upload that nobody waited for stands. Values are the API's.</summary>
enum TicketState { Waiting = 0, Done = 1, Failed = 2 }

/// <summary>Uploads that nobody waits for: the file is kept, a job takes it, and a ticket tells what came of it for as long as the job's row is there.</summary>
sealed class Tickets(SiteData data, JobQueue jobs, DataFolder folder)
{
    /// <summary>Only who was given a ticket can guess it: 20 random digits.</summary>
    const int Digits = 20;

    const int Chunk = 1 << 16;

    /// <exception cref="ApiFault">It is empty, or larger than <paramref name="most"/>; nothing is left behind.</exception>
    public async Task<WaitingFile> StageAsync(Stream source, long most, CancellationToken cancel)
    {
        string path = Path.Combine(folder.Temporary, $"{WaitingFile.Prefix}{Guid.NewGuid():n}");
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                byte[] buffer = new byte[Chunk];
                while (await source.ReadAsync(buffer, cancel) is > 0 and var count)
                {
                    await file.WriteAsync(buffer.AsMemory(0, count), cancel);
                    if (file.Position > most)
                        throw UploadFault.Of(UploadFault.TooLarge);
                }

                if (file.Position == 0)
                    throw UploadFault.Of(UploadFault.Empty);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            FolderFlush.Run(folder.Temporary);
            return new WaitingFile(path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <returns>The ticket.</returns>
    public async Task<string> WaitAsync(WaitingFile file, TicketJob.Payload payload, CancellationToken cancel)
    {
        string ticket = await AskAsync(payload, cancel);
        file.IsAwaited = true;
        return ticket;
    }

    /// <summary>A ticket of an upload that is done already.</summary>
    public Task<string> DoneAsync(long photoId, long ownerId, CancellationToken cancel) => AskAsync(new TicketJob.Payload(null, "", ownerId, photoId, null), cancel);

    /// <returns>How it stands, the photo and when it was done (Unix milliseconds), where it is by now; null for no ticket of this site, or one that is forgotten.</returns>
    public async Task<(TicketState State, (long Id, long At)? Photo)?> FindAsync(string ticket, CancellationToken cancel)
    {
        var job = await data.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Kind == TicketJob.Name && j.Key == ticket, cancel);
        return job switch
        {
            null => null,
            { State: JobState.Done } => TicketJob.PhotoOf(job.ProgressText) is { } photo ? (TicketState.Done, (photo, job.FinishedAt ?? 0)) : (TicketState.Failed, null),
            { State: JobState.Failed or JobState.Cancelled } => (TicketState.Failed, null),
            _ => (TicketState.Waiting, null),
        };
    }

    Task<string> AskAsync(TicketJob.Payload payload, CancellationToken cancel)
    {
        string ticket = RandomNumberGenerator.GetString("0123456789", Digits);
        return data.WriteAsync(async stop =>
        {
            await jobs.EnqueueAsync(TicketJob.Name, ticket, payload, stop);
            return ticket;
        }, Durability.Acknowledged, cancel);
    }
}
