using System.Buffers;
using System.Text;
using System.Text.Json;
using Heliograph.Site.Blobs;

namespace Heliograph.Site.Admin.Policy;

/// <summary>Changes one setting in a JSON file that people write by hand: comments, order and spaces of all else stay as they are.</summary>
static class ConfigurationFile
{
    static readonly JsonReaderOptions AsConfigurationReads = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="json">The file; empty where there is none yet.</param>
    /// <exception cref="JsonException">It is not a JSON object.</exception>
    public static byte[] With(ReadOnlySpan<byte> json, string section, string key, string value)
    {
        if (json.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        string setting = $"\"{key}\": {Quoted(value)}";
        string whole = $"\"{section}\": {{\n    {setting}\n  }}";
        if (json.Trim(" \t\r\n"u8).IsEmpty)
            return Encoding.UTF8.GetBytes($"{{\n  {whole}\n}}\n");

        var found = Find(json, section, key);
        return found switch
        {
            { Value: { } at } => Splice(json, at, Quoted(value)),
            { SectionValue: { } at } => Splice(json, at, $"{{\n    {setting}\n  }}"),
            { Section: { } place } => Splice(json, place.At, place.IsEmpty ? $"\n    {setting}\n  " : $"\n    {setting},"),
            { Root: var place } => Splice(json, place.At, place.IsEmpty ? $"\n  {whole}\n" : $"\n  {whole},"),
        };
    }

    /// <summary>The file appears whole or not at all, and survives the loss of power.</summary>
    /// <exception cref="IOException">It cannot be written; the old one is as it was.</exception>
    public static async Task ReplaceAsync(string path, byte[] json, CancellationToken cancel)
    {
        string temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                // It may hold passwords: whoever could not read the old one cannot read this one.
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file.SafeFileHandle, File.Exists(path) ? File.GetUnixFileMode(path) : UnixFileMode.UserRead | UnixFileMode.UserWrite);
                await file.WriteAsync(json, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            FolderFlush.Run(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Where a link leads, so that the file behind it is replaced and not the link.</summary>
    public static string RealPath(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;

    static Places Find(ReadOnlySpan<byte> json, string section, string key)
    {
        var places = new Places();
        var reader = new Utf8JsonReader(json, AsConfigurationReads);
        bool inSection = false;
        string name = "";
        while (reader.Read())
        {
            int start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    continue;
                case JsonTokenType.StartObject when reader.CurrentDepth == 0:
                    places.Root = new(start + 1, IsEmptyAfter(json, start));
                    continue;
                case JsonTokenType.StartObject when reader.CurrentDepth == 1 && Same(name, section):
                    places.Section = new(start + 1, IsEmptyAfter(json, start));
                    inSection = true;
                    continue;
                case JsonTokenType.EndObject when reader.CurrentDepth == 1:
                    inSection = false;
                    continue;
                case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                    throw new JsonException("The configuration is not an object.");
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                continue;
            bool isSetting = (inSection && reader.CurrentDepth == 2 && Same(name, key)) || (reader.CurrentDepth == 1 && Same(name, $"{section}:{key}"));
            bool isSection = reader.CurrentDepth == 1 && Same(name, section);
            if (!isSetting && !isSection)
                continue;
            reader.Skip();
            var value = start..(int)reader.BytesConsumed;
            if (isSetting)
                places.Value = value;
            else
                places.SectionValue = value;
        }

        return places;
    }

    static bool IsEmptyAfter(ReadOnlySpan<byte> json, int brace)
    {
        var reader = new Utf8JsonReader(json[brace..], AsConfigurationReads);
        return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.EndObject;
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value)}\"";

    static byte[] Splice(ReadOnlySpan<byte> json, Range at, string text)
    {
        var (start, length) = at.GetOffsetAndLength(json.Length);
        var whole = new ArrayBufferWriter<byte>(json.Length + text.Length);
        whole.Write(json[..start]);
        Encoding.UTF8.GetBytes(text, whole);
        whole.Write(json[(start + length)..]);
        return whole.WrittenSpan.ToArray();
    }

    static byte[] Splice(ReadOnlySpan<byte> json, int at, string text) => Splice(json, at..at, text);

    readonly record struct Place(int At, bool IsEmpty);

    sealed class Places
    {
        public Place Root { get; set; }
        public Place? Section { get; set; }
        public Range? SectionValue { get; set; }
        public Range? Value { get; set; }
    }
}
