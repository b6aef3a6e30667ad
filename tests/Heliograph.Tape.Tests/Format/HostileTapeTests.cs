namespace Heliograph.Tape.Tests.Format;

public sealed class HostileTapeTests
{
    const string Whole = """{"tape":1,"request":{"method":"GET","url":"/","headers":["A: b"]},"responses":[{"status":200,"headers":["C: d"],"body":{"text":"hello"}}]}""";

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("[]", "is no tape")]
    [InlineData("{}", "tape is missing")]
    [InlineData("""{"version":1,"log":{}}""", "unknown field version")]
    [InlineData("""{"tape":2}""", "format 2")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[]}""", "no response")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[7]}""", "responses[0]")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":99}]}""", "responses[0].status")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"stauts":200}]}""", "responses[0].stauts")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"headers":["A: b\r\nEvil: 1"]}]}""", "responses[0].headers[0]")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"headers":["no colon"]}]}""", "responses[0].headers[0]")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"reason":"a\nb"}]}""", "responses[0].reason")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"recorded":"yesterday"}]}""", "responses[0].recorded")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{}}]}""", "responses[0].body.text")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"base64":"%%"}}]}""", "responses[0].body.base64")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"coding":"zip","text":""}}]}""", "responses[0].body.coding")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"file":"../../etc/passwd"}}]}""", "responses[0].body.file")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"file":"/etc/passwd"}}]}""", "responses[0].body.file")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"file":"gone.bin"}}]}""", "gone.bin")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"timing":{"headersMs":1,"chunks":["soon"]}}]}""", "timing.chunks[0]")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/a b"},"responses":[{"status":200}]}""", "request that can't be")]
    [InlineData("""{"tape":1,"request":{"method":"G T","url":"/"},"responses":[{"status":200}]}""", "request that can't be")]
    [InlineData("""{"tape":1,"request":{"method":"GET","url":"/","body":{"text":"\ud800"}},"responses":[{"status":200}]}""", "Unicode")]
    public void What_is_no_tape_is_refused_with_its_place(string text, string place)
    {
        using var folder = new Folder();
        string path = folder.At("x.tape.json");
        File.WriteAllText(path, text);
        var fault = Assert.Throws<TapeException>(() => Recording.Load(path));
        Assert.Equal(TapeError.BadTape, fault.Error);
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_is_a_link_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var folder = new Folder();
        File.CreateSymbolicLink(folder.At("x.bin"), "/etc/hostname");
        File.WriteAllText(folder.At("x.tape.json"), """{"tape":1,"request":{"method":"GET","url":"/"},"responses":[{"status":200,"body":{"file":"x.bin"}}]}""");
        Assert.Contains("link", Assert.Throws<TapeException>(() => Recording.Load(folder.At("x.tape.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tape_torn_anywhere_is_refused_in_one_sentence()
    {
        using var folder = new Folder();
        for (int length = 0; length < Whole.Length; length++)
        {
            File.WriteAllText(folder.At("x.tape.json"), Whole[..length]);
            var fault = Assert.Throws<TapeException>(() => Recording.Load(folder.At("x.tape.json")));
            Assert.DoesNotContain('\n', fault.Message);
        }
    }

    [Fact]
    public void A_tape_with_any_byte_changed_is_read_or_refused()
    {
        using var folder = new Folder();
        byte[] whole = System.Text.Encoding.UTF8.GetBytes(Whole);
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, whole.Length - 1], CsCheck.Gen.Byte).Holds(change =>
        {
            byte[] bytes = [.. whole];
            bytes[change.Item1] = change.Item2;
            File.WriteAllBytes(folder.At("x.tape.json"), bytes);
            if (Record.Exception(() => Recording.Load(folder.At("x.tape.json"))) is { } fault) Assert.IsType<TapeException>(fault);
        }, iter: 2000);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.At("x.tape.json"), "{\"tape\":1,\"request\":" + new string('[', 100_000));
        Assert.Throws<TapeException>(() => Recording.Load(folder.At("x.tape.json")));
    }
}
