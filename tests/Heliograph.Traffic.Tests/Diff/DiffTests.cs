using Heliograph.Traffic.Diff;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Traffic.Tests.Diff;

/// <summary>Every rule in both directions: what one change says, and what taking it back says.</summary>
public sealed class DiffTests
{
    /// <param name="Before">The operation, in YAML.</param>
    /// <param name="Forth">The rule for the change.</param>
    /// <param name="Back">The rule for taking it back.</param>
    public sealed record Change(string Before, string After, string Forth, string Back)
    {
        public override string ToString() => $"{Forth} and {Back}";
    }

    const string Bare = "responses: { '200': { description: x } }";

    static string Sent(string schema) => $$"""requestBody: { required: true, content: { application/json: { schema: {{schema}} } } }, responses: { '200': { description: x } }""";

    static string Received(string schema) => $$"""responses: { '200': { description: x, content: { application/json: { schema: {{schema}} } } } }""";

    static string Asked(string schema) => $$"""parameters: [ { name: p, in: query, schema: {{schema}} } ], responses: { '200': { description: x } }""";

    static string Parameter(string rest) => $$"""parameters: [ { name: p, in: query, schema: { type: string }{{rest}} } ], responses: { '200': { description: x } }""";

    public static IEnumerable<TheoryDataRow<Change>> Cases => All().Select(c => new TheoryDataRow<Change>(c));

    static IEnumerable<Change> All()
    {
        yield return new(Bare, Bare + ", deprecated: true", "operation-deprecated", "operation-no-longer-deprecated");
        yield return new(Bare, Parameter(""), "optional-parameter-added", "parameter-removed");
        yield return new(Bare, Parameter(", required: true"), "required-parameter-added", "parameter-removed");
        yield return new(Parameter(""), Parameter(", required: true"), "parameter-became-required", "parameter-became-optional");
        yield return new(Bare, Sent("{ type: object }"), "required-request-body-added", "request-body-removed");
        yield return new(Bare, Sent("{ type: object }").Replace("required: true, ", "", StringComparison.Ordinal), "optional-request-body-added", "request-body-removed");
        yield return new(Sent("{ type: object }").Replace("required: true, ", "", StringComparison.Ordinal), Sent("{ type: object }"), "request-body-became-required", "request-body-became-optional");
        yield return new(Sent("{ type: object }"), Sent("{ type: object }").Replace("content: {", "content: { text/xml: {},", StringComparison.Ordinal), "request-media-type-added", "request-media-type-removed");
        yield return new(Sent("{ type: object }"), Sent("{ type: object, properties: { a: { type: string } } }"), "optional-request-field-added", "request-field-removed");
        yield return new(Sent("{ type: object }"), Sent("{ type: object, required: [a], properties: { a: { type: string } } }"), "required-request-field-added", "request-field-removed");
        yield return new(Sent("{ type: object, properties: { a: { type: string } } }"), Sent("{ type: object, required: [a], properties: { a: { type: string } } }"), "request-field-became-required", "request-field-became-optional");
        yield return new(Bare, Bare.Replace("'200'", "'201': { description: y }, '200'", StringComparison.Ordinal), "response-status-added", "response-status-removed");
        yield return new(Bare, Bare.Replace("'200'", "'404': { description: y }, '200'", StringComparison.Ordinal), "response-error-added", "response-error-removed");
        yield return new(Bare, Received("{ type: object }"), "response-body-added", "response-body-removed");
        yield return new(Received("{ type: object }"), Received("{ type: object }").Replace("content: {", "content: { text/xml: {},", StringComparison.Ordinal), "response-media-type-added", "response-media-type-removed");
        yield return new(Received("{ type: object }"), Received("{ type: object, properties: { a: { type: string } } }"), "response-field-added", "response-field-removed");
        yield return new(Received("{ type: object, properties: { a: { type: string } } }"), Received("{ type: object, required: [a], properties: { a: { type: string } } }"), "response-field-became-required", "response-field-became-optional");
        yield return new(Bare, "responses: { '200': { description: x, headers: { X-A: { schema: { type: string } } } } }", "response-header-added", "response-header-removed");
        yield return new("responses: { '200': { description: x, headers: { X-A: { schema: { type: string } } } } }", "responses: { '200': { description: x, headers: { X-A: { required: true, schema: { type: string } } } } }", "response-header-became-required", "response-header-became-optional");
        yield return new(Bare, Bare + ", security: [ { one: [] } ]", "security-added", "security-removed");
        yield return new(Bare + ", security: [ { one: [] } ]", Bare + ", security: [ { one: [] }, { two: [] } ]", "security-alternative-added", "security-alternative-removed");
        foreach (var (place, wrap) in ((string, Func<string, string>)[])[("parameter", Asked), ("request", s => Sent($"{{ type: object, properties: {{ a: {s} }} }}")), ("response", s => Received($"{{ type: array, items: {s} }}"))])
            foreach (var (before, after, forth, back) in Schemas) yield return new(wrap(before), wrap(after), $"{place}-{forth}", $"{place}-{back}");
    }

    static readonly (string Before, string After, string Forth, string Back)[] Schemas =
    [
        ("{ type: string }", "{ type: boolean }", "type-changed", "type-changed"),
        ("{ type: integer }", "{ type: number }", "type-widened", "type-narrowed"),
        ("{ type: integer, format: int32 }", "{ type: integer, format: int64 }", "type-widened", "type-narrowed"),
        ("{ type: string }", "{ oneOf: [ { type: string }, { type: integer } ] }", "type-widened", "type-narrowed"),
        ("{ type: string, format: date }", "{ type: string, format: uuid }", "format-changed", "format-changed"),
        ("{ type: string }", "{ type: string, format: date }", "format-added", "format-removed"),
        ("{ type: string, enum: [a] }", "{ type: string, enum: [a, b] }", "enum-value-added", "enum-value-removed"),
        ("{ type: string }", "{ type: string, enum: [a, b] }", "enum-added", "enum-removed"),
        ("{ type: string }", "{ type: [string, 'null'] }", "became-nullable", "no-longer-nullable"),
        ("{ type: string, maxLength: 5 }", "{ type: string, maxLength: 9 }", "limit-loosened", "limit-tightened"),
        ("{ type: integer, minimum: 5 }", "{ type: integer }", "limit-loosened", "limit-tightened"),
        ("{ type: object, additionalProperties: false }", "{ type: object }", "map-opened", "map-closed"),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void A_change_has_its_rule_and_taking_it_back_has_another(Change change)
    {
        var (before, after) = (Document(change.Before), Document(change.After));
        Assert.Contains(change.Forth, SpecificationDiff.Compare(before, after).Select(c => c.Rule));
        Assert.Contains(change.Back, SpecificationDiff.Compare(after, before).Select(c => c.Rule));
        if (change.Forth != change.Back) Assert.DoesNotContain(change.Back, SpecificationDiff.Compare(before, after).Select(c => c.Rule));
        Assert.Empty(SpecificationDiff.Compare(before, Document(change.Before)));
        Assert.Empty(SpecificationDiff.Compare(after, Document(change.After)));
    }

    [Fact]
    public void Paths_operations_and_servers_come_and_go()
    {
        var one = Whole("paths: { '/a/{id}': { get: { responses: { '200': { description: x } } } } }\nservers: [ { url: 'http://one' } ]");
        var two = Whole("paths: { '/a/{key}': { post: { responses: { '200': { description: x } } } }, /b: { get: { responses: { '200': { description: x } } } } }\nservers: [ { url: 'http://two' } ]");
        Assert.Equal(["operation-added", "operation-removed", "path-added", "path-parameter-renamed", "server-added", "server-removed"], SpecificationDiff.Compare(one, two).Select(c => c.Rule).Order());
        Assert.Contains("path-removed", SpecificationDiff.Compare(two, one).Select(c => c.Rule));
    }

    [Fact]
    public void Every_rule_is_tried_here()
    {
        string[] elsewhere = ["path-removed", "path-added", "operation-removed", "operation-added", "server-removed", "server-added", "path-parameter-renamed"];
        Assert.Empty(DiffRules.All.Keys.Except(All().SelectMany(c => (string[])[c.Forth, c.Back])).Except(elsewhere));
        Assert.True(DiffRules.All.Count >= 40);
    }

    [Fact]
    public void What_is_sent_may_widen_and_what_is_received_may_narrow()
    {
        Assert.Equal((Verdict.Info, Verdict.Breaking), (DiffRules.All["request-type-widened"], DiffRules.All["response-type-widened"]));
        Assert.Equal((Verdict.Breaking, Verdict.Info), (DiffRules.All["request-type-narrowed"], DiffRules.All["response-type-narrowed"]));
    }

    [Fact]
    public void Verdicts_may_be_others()
    {
        var (before, after) = (Document(Parameter("")), Document(Bare));
        Assert.Equal(Verdict.Breaking, Assert.Single(SpecificationDiff.Compare(before, after)).Verdict);
        Assert.Equal(Verdict.Info, Assert.Single(SpecificationDiff.Compare(before, after, new Dictionary<string, Verdict?> { ["parameter-removed"] = Verdict.Info })).Verdict);
        Assert.Empty(SpecificationDiff.Compare(before, after, new Dictionary<string, Verdict?> { ["parameter-removed"] = null }));
    }

    [Fact]
    public void Two_captures_are_compared_by_what_they_say()
    {
        var before = new Api().Call("GET", "/x", answer: """{"id":1,"name":"a b"}""").Learn().ToSpecification();
        var after = new Api().Call("GET", "/x", answer: """{"id":"1"}""").Learn().ToSpecification();
        Assert.Equal(["response-field-removed", "response-type-changed"], SpecificationDiff.Compare(before, after).Select(c => c.Rule).Order());
    }

    static Specification Document(string operation) => Whole($"paths: {{ /x: {{ get: {{ {operation} }} }} }}");

    static Specification Whole(string rest)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\ncomponents: {{ securitySchemes: {{ one: {{ type: http, scheme: basic }}, two: {{ type: http, scheme: bearer }} }} }}\n{rest}\n");
        try
        {
            return Specification.Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
