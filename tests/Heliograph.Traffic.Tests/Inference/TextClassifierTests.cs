using System.Text;
using CsCheck;
using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Tests.Inference;

public sealed class TextClassifierTests
{
    [Theory]
    [InlineData("", "Empty")]
    [InlineData("42", "Integer")]
    [InlineData("-7", "Integer")]
    [InlineData("53000000001", "Integer")]
    [InlineData("12345678901234567890123", "Plain")]
    [InlineData("1.5", "Decimal")]
    [InlineData("1767225600", "UnixTime")]
    [InlineData("1767225600123", "UnixTime")]
    [InlineData("true", "Boolean")]
    [InlineData("2026-11-23", "Date")]
    [InlineData("2026-11-23T18:00:00Z", "DateTime")]
    [InlineData("2026-11-23T18:00:00.123+01:00", "DateTime")]
    [InlineData("2026-11-23 18:00:00", "DateTime")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "Uuid")]
    [InlineData("anna.b+c@mail.example.org", "Email")]
    [InlineData("https://example.org/a?b=c#d", "Uri")]
    [InlineData("ftp://example.org/", "Uri")]
    [InlineData("192.0.2.17", "Ipv4")]
    [InlineData("192.0.2.300", "Plain")]
    [InlineData("2001:db8::17", "Ipv6")]
    [InlineData("12:30:45", "Plain")]
    [InlineData("SGVsbG8gV29ybGQhIQ==", "Base64")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "Jwt")]
    [InlineData("1.12.3", "Semver")]
    [InlineData("v2.0.0-beta.1", "Semver")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "Hash")]
    [InlineData("12345678@N00", "FlickrNsid")]
    [InlineData("A photograph of the sea", "Plain")]
    [InlineData("internationalisation", "Plain")]
    [InlineData("/path/to/something", "Plain")]
    public void Texts_are_told_by_their_looks(string text, string format) => Assert.Equal(format, TextClassifier.Classify(Encoding.UTF8.GetBytes(text)).ToString());

    [Fact]
    public void Any_bytes_have_some_format() => Gen.Byte.Array[0, 80].Holds(bytes => Enum.IsDefined(TextClassifier.Classify(bytes)), iter: 2000);
}
