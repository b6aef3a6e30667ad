using System.Diagnostics;
using System.Text.Json;
using Heliograph.Cli.Demo;
using Heliograph.Site.Accounts;
using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    const int Photos = 4;

    readonly string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_empty_site_gets_people_photographs_and_a_password_and_is_filled_only_once()
    {
        var (code, output, _) = await RunAsync("--photos", $"{Photos}", "--json");
        Assert.Equal(0, code);
        using var told = JsonDocument.Parse(output);
        string password = told.RootElement.GetProperty("password").GetString()!;

        await using (var site = await TestSite.CreateAsync(folder: folder))
        {
            await SeesWhatWasTakenAsync(site);
            await CanSignInAsync(site, password);
        }

        (code, output, string errors) = await RunAsync();
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_number_of_photographs_that_the_demo_does_not_have_is_refused()
    {
        var (code, _, errors) = await RunAsync("--photos", "1000");
        Assert.NotEqual(0, code);
        Assert.Contains("from 1 to", errors, StringComparison.Ordinal);
    }

    static Task<bool> SeesWhatWasTakenAsync(TestSite site) => site.WithDataAsync(async data =>
    {
        var photos = await data.Photos.Include(p => p.Owner).Include(p => p.Tags).AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var planned = DemoCommunity.Plan.Take(Photos).ToList();
        Assert.Equal(planned.Select(p => p.Shot.Title).Order(), photos.Select(p => p.Title).Order());
        foreach (var (owner, shot) in planned)
        {
            var photo = photos.Single(p => p.Title == shot.Title);
            Assert.Equal((owner.Alias, shot.Description, shot.Visibility, $"{shot.Taken}:00"), (photo.Owner!.Alias, photo.Description, photo.Visibility, photo.TakenAt));
            Assert.Equal(shot.Pixels, (photo.Width, photo.Height));
            Assert.Equal("Heliograph Demo", photo.CameraModel);
            Assert.NotNull(photo.FNumber);
            Assert.NotEmpty(photo.Tags);
        }

        return true;
    });

    static async Task CanSignInAsync(TestSite site, string password)
    {
        await using var scope = site.NewScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await people.FindByNameAsync(DemoCommunity.Plan[0].Owner.Alias);
        Assert.True(await people.CheckPasswordAsync(person!, password));
    }

    async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var demo = Process.Start(new ProcessStartInfo(Checkout.Heliograph, ["demo", "--data", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = demo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await demo.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await demo.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (demo.ExitCode, output, await errors);
    }
}
