using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Notes;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Photos.Notes;

[Collection<PhotoPages>]
public class NoteTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_on_the_stage_and_in_the_list_and_whose_it_is_changes_it()
    {
        var (id, page) = await host.AddPhotoAsync();
        await host.ChangeAsync(id, p => p.MetaPermission = Permission.Everybody);
        (await host.Ben.Client.SubmitAsync(page, "notes/add", Note("<b>Gulls</b><script>x</script>", 10, 20, 30, 40))).Dispose();
        var note = Assert.Single(await NotesAsync(id));
        Assert.Equal((0.1, 0.2, 0.3, 0.4), (note.X, note.Y, note.Width, note.Height));

        string shown = await host.Stranger.GetStringAsync(page, Cancel);
        Assert.Contains($"#mark-note-{note.Id}{{left:10%;top:20%;width:30%;height:40%}}", shown, StringComparison.Ordinal);
        Assert.Contains("<b>Gulls</b></div>", shown, StringComparison.Ordinal);
        Assert.Contains("ben: Gulls</span>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"notes/{note.Id}/", shown, StringComparison.Ordinal);

        (await host.Ben.Client.SubmitAsync(page, $"notes/{note.Id}/edit", ("text", "Terns"))).Dispose();
        Assert.Equal("Terns", Assert.Single(await NotesAsync(id)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ana.Client.PostFormAsync(page, $"{page}notes/{note.Id}/edit", ("text", "Mine"))).StatusCode);
        (await host.Ana.Client.SubmitAsync(page, $"notes/{note.Id}/delete")).Dispose();
        Assert.Empty(await NotesAsync(id));
    }

    [Theory]
    [InlineData("", 10, 10, 10, 10)]
    [InlineData("x", 95, 10, 10, 10)]
    [InlineData("x", -1, 10, 10, 10)]
    [InlineData("x", 10, 10, 0.1, 10)]
    public async Task A_note_without_words_or_beyond_the_photo_is_refused(string text, double x, double y, double width, double height)
    {
        var (id, page) = await host.AddPhotoAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Ana.Client.PostFormAsync(page, page + "notes/add", Note(text, x, y, width, height))).StatusCode);
        Assert.Empty(await NotesAsync(id));
    }

    [Fact]
    public async Task Who_may_not_add_adds_no_note_and_removes_none()
    {
        var (id, page) = await host.AddPhotoAsync();
        (await host.Ana.Client.SubmitAsync(page, "notes/add", Note("Mine", 1, 1, 10, 10))).Dispose();
        var note = Assert.Single(await NotesAsync(id));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ben.Client.PostFormAsync("/upload", page + "notes/add", Note("x", 1, 1, 10, 10))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ben.Client.PostFormAsync("/upload", $"{page}notes/{note.Id}/delete")).StatusCode);
        using var withoutToken = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Ana.Client.PostAsync(new Uri($"{page}notes/{note.Id}/delete", UriKind.Relative), withoutToken, Cancel)).StatusCode);
        Assert.Single(await NotesAsync(id));
        Assert.DoesNotContain("notes/add", await host.Ben.Client.GetStringAsync(page, Cancel), StringComparison.Ordinal);
    }

    Task<List<PhotoNote>> NotesAsync(long id) => host.Site.WithDataAsync(data => data.PhotoNotes.AsNoTracking().Where(n => n.PhotoId == id).ToListAsync(Cancel));

    static (string, string)[] Note(string text, double x, double y, double width, double height) =>
        [("text", text), .. new[] { ("x", x), ("y", y), ("width", width), ("height", height) }.Select(f => (f.Item1, FormattableString.Invariant($"{f.Item2}")))];
}
