using Heliograph.Traffic.Findings;

namespace Heliograph.Traffic.Tests.Findings;

public sealed class FindingTests
{
    static Finding Single(string rule, IReadOnlyList<Finding> findings) => Assert.Single(findings, f => f.Rule == rule);

    [Fact]
    public void What_looks_wrong_is_found_with_its_counts()
    {
        var api = new Api();
        for (int i = 0; i < 10; i++)
            api.Call("GET", $"/x?token=abc{i}", status: i == 9 ? 500 : 200, answer: i == 8 ? "{\"cut\":" : $$"""{"at":{{(i < 3 ? "\"2026-01-01T00:00:00Z\"" : "\"a while ago\"")}},"id":{{(i % 2 == 0 ? "5" : "\"five\"")}},"success":{{(i < 2 ? "false" : "true")}} }""", headers: i < 4 ? "Authorization: Basic eDp5\r\n" : "");
        var findings = api.Learn().FindProblems();
        Assert.Equal((Severity.High, 10, 10), Single("secret-in-url", findings) is var s ? (s.Severity, s.Count, s.Of) : default);
        Assert.Equal((4, 10), Single("password-in-the-clear", findings) is var p ? (p.Count, p.Of) : default);
        Assert.Equal((6, 10), Single("sometimes-open", findings) is var o ? (o.Count, o.Of) : default);
        Assert.Equal(1, Single("server-errors", findings).Count);
        Assert.Equal(1, Single("malformed-body", findings).Count);
        Assert.Equal(2, Single("error-with-success", findings).Count);
        Assert.Equal("GET /x response 200 .id", Assert.Single(findings, f => f.Rule == "mixed-types").Place);
        Assert.Equal(3, Single("mixed-formats", findings).Count);
        Assert.True(findings[0].First < findings[0].Last);
    }

    [Fact]
    public void Addresses_that_say_who_somebody_is_are_found_by_what_they_hold()
    {
        var findings = new Api().Call("GET", "/people/anna@karenin.example?next=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl").Call("GET", "/people/lev@karenin.example?next=x").Learn().FindProblems();
        Assert.Equal((2, "GET /people/{personEmail} path personEmail"), Single("mail-in-url", findings) is var m ? (m.Count, m.Place) : default);
        Assert.Equal((Severity.High, 1), Single("token-in-url", findings) is var t ? (t.Severity, t.Count) : default);
        Assert.All(findings, f => Assert.DoesNotContain("karenin", $"{f.Sentence} {f.Example}"));
    }

    [Fact]
    public void A_status_that_HTTP_does_not_have_is_found_and_keeps_the_document_valid()
    {
        var snapshot = new Api().Call("GET", "/x", status: 900).Learn();
        Assert.Equal(1, Single("unknown-status", snapshot.FindProblems()).Count);
        Assert.Empty(snapshot.ToSpecification().Validate());
        Assert.Contains("x-other-statuses:", Api.Yaml(snapshot));
    }

    [Fact]
    public void Ids_stay_when_paths_get_better_names_and_counts_grow()
    {
        static IReadOnlyList<Finding> Find(int calls)
        {
            var api = new Api();
            for (int i = 0; i < calls; i++) api.Call("GET", $"/photos/{i}?api_key=x");
            return api.Learn().FindProblems();
        }
        Assert.Equal(Single("secret-in-url", Find(3)).Id, Single("secret-in-url", Find(30)).Id);
    }

    [Fact]
    public void What_departs_from_the_specification_is_found()
    {
        var contract = new Api().Call("GET", "/a?q=1", answer: """{"id":1,"name":"x y"}""").Call("GET", "/never").Learn().ToSpecification();
        var findings = new Api().Call("GET", "/a?z=2", answer: """{"id":"text","more":true}""").Call("GET", "/a", status: 404).Call("GET", "/b").Call("GET", "/a", answer: "<p/>", answerType: "text/html").Learn().FindProblems(contract);
        foreach (string rule in (string[])["undocumented-operation", "undocumented-parameter", "undocumented-status", "undocumented-media-type", "undocumented-field", "vanished-field", "unexpected-type", "never-called"])
            Single(rule, findings);
        Assert.DoesNotContain(new Api().Call("GET", "/a?q=1", answer: """{"id":2,"name":"y z"}""").Call("GET", "/never").Learn().FindProblems(contract), f => f.Severity > Severity.Info);
    }
}
