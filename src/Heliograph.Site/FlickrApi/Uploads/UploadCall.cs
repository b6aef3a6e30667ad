using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>One upload, read as it arrives: fields before the file, the file, fields after it. Nothing is kept before the signature was checked over all of them.</summary>
sealed class UploadCall(
    HttpContext context, bool isReplacing, Dispatcher dispatcher, ApiLimits limits, Credentials credentials, PhotoIntake intake, PhotoReplacement replacement,
    Tickets tickets, SiteData data, TimeProvider clock, IServiceProvider services, IOptions<UploadOptions> uploads, IOptions<FlickrOptions> flickr)
{
    const string FileField = "photo";

    readonly List<KeyValuePair<string, string>> fields = ParameterReader.InHead(context.Request);
    readonly CancellationToken cancel = context.RequestAborted;
    Caller? caller;
    long photoId;

    Parameters Fields => new(fields);
    Viewer Owner => new(caller!.Token!.PersonId);

    /// <returns>The photo, or the ticket by which it is asked for.</returns>
    /// <exception cref="ApiFault">It fails; nothing is kept.</exception>
    public async Task<Element> TakeAsync()
    {
        if (ParameterReader.BoundaryOf(context.Request.ContentType) is not { } boundary)
        {
            fields.Clear();
            fields.AddRange((await ParameterReader.ReadAsync(context.Request, cancel)).All);
            await CheckAsync();
            throw UploadFault.Of(UploadFault.NoPhoto);
        }

        var reader = new MultipartReader(boundary, UploadBody.Open(context, uploads.Value, clock));
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is { Name: FileField, FileStream: { } stream } file)
                return await TakeFileAsync(new SignedFile(stream, await MostBytesAsync(), () => EndAsync(reader)), file.FileName);
            await ParameterReader.ReadFieldAsync(section, fields, cancel);
        }

        await CheckAsync();
        throw UploadFault.Of(UploadFault.NoPhoto);
    }

    async Task<Element> TakeFileAsync(SignedFile file, string name)
    {
        if (Fields["async"] == "1")
        {
            await using var waiting = await tickets.StageAsync(file, uploads.Value.MaxBytes, cancel);
            return Ticket(await tickets.WaitAsync(waiting, new TicketJob.Payload(waiting.Name, name, Owner.PersonId!.Value, isReplacing ? photoId : null, UploadWish.Of(Fields)), cancel));
        }

        var result = isReplacing
            ? await replacement.ReplaceAsync(file, name, () => (photoId, Owner), cancel)
            : await intake.AcceptAsync(file, name, () => (Owner.PersonId!.Value, UploadWish.Of(Fields).ToIntake()), cancel);
        var photo = Accepted(result, UploadWish.Of(Fields));
        // It was said after the file that nobody waits for it.
        return Fields["async"] == "1"
            ? Ticket(await tickets.DoneAsync(photo.Id, Owner.PersonId!.Value, cancel))
            : Element.Reply(new Element("photoid").Set("secret", photo.Secret).Set("originalsecret", photo.OriginalSecret).Say($"{photo.Id}"));
    }

    /// <exception cref="ApiFault">It was not.</exception>
    public static Photo Accepted(IntakeResult result, UploadWish wish) => result switch
    {
        IntakeResult.Accepted { WasThere: true } there when wish.RefusesDuplicates => throw UploadFault.DuplicateOf(there.Photo.Id),
        IntakeResult.Accepted accepted => accepted.Photo,
        IntakeResult.Refused refused => throw UploadFault.Of(refused),
        _ => throw new InvalidOperationException("An upload ends one way or the other."),
    };

    /// <summary>What follows the file.</summary>
    async Task EndAsync(MultipartReader reader)
    {
        while (await ParameterReader.NextAsync(reader, cancel) is { } section)
            await ParameterReader.ReadFieldAsync(section, fields, cancel);
        await CheckAsync();
    }

    async Task CheckAsync()
    {
        caller = await dispatcher.CallerAsync(context, Fields);
        if (caller.Token is not { Grant: >= Grant.Write } token)
            throw ApiFault.Of(ApiCode.NotAllowed);
        limits.RequireUpload(token.PersonId);
        await Dispatcher.RequireStandingAsync(services, caller, clock, cancel);
        photoId = Call.ParseId(Fields["photo_id"]) ?? 0;
        if (isReplacing && !await data.Photos.AnyAsync(p => p.Id == photoId && p.OwnerId == token.PersonId, cancel))
            throw UploadFault.Of(UploadFault.NoSuchPhoto);
    }

    /// <summary>Where it is not known yet who sends the file, less of it is taken.</summary>
    async Task<long> MostBytesAsync()
    {
        bool isKnown = Fields["oauth_consumer_key"] is { } key && await credentials.FindApplicationAsync(key, cancel) is not null
            && Fields["oauth_token"] is { } token && await credentials.FindTokenAsync(token, cancel) is not null;
        return isKnown ? long.MaxValue : flickr.Value.UnsignedUploadBytes;
    }

    static Element Ticket(string id) => Element.Reply(new Element("ticketid").Say(id));
}
