using CsCheck;
using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Accounts;

public class AliasTests
{
    static readonly Gen<string> Allowed = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-_"].Array[3, 32].Select(letters => new string(letters));

    [Fact]
    public void Three_to_thirty_two_allowed_characters_make_an_alias() =>
        Allowed.Where(a => !Aliases.Reserved.Contains(a)).Holds(alias => Aliases.Check(alias) == AliasFault.None);

    [Fact]
    public void Any_other_character_anywhere_is_refused() =>
        Gen.Select(Allowed.Where(a => a.Length < 32), Gen.Char.Where(c => !Aliases.Characters.Contains(c, StringComparison.Ordinal)), Gen.Int[0, 3])
            .Holds((alias, other, place) => Aliases.Check(alias.Insert(place, other.ToString())) == AliasFault.Characters);

    [Fact]
    public void Any_other_length_is_refused() =>
        Gen.OneOf(Gen.Int[0, 2], Gen.Int[33, 200]).Holds(length => Aliases.Check(new string('a', length)) == AliasFault.Length);

    [Fact]
    public void What_is_typed_is_kept_in_lower_case() => Assert.Equal("ana_7", Aliases.Normalise("  Ana_7 "));

    [Fact]
    public async Task Every_first_segment_of_the_sites_addresses_is_reserved()
    {
        await using var site = await TestSite.StartAsync();
        var segments = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.PathSegments is [{ IsSimple: true } first, ..] ? first.Parts[0] : null)
            .OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart>()
            .Select(p => p.Content)
            .Where(p => Aliases.Check(p) == AliasFault.None)
            .Distinct();
        Assert.Empty(segments);
    }
}
