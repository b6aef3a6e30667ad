using System.Collections.Concurrent;

namespace Heliograph.Cli.Import;

/// <summary>Why a file was left out. The names are part of the JSON output; all but the last are those of the site's intake.</summary>
enum ImportRefusal { Empty = 1, TooLarge = 2, NotAPhoto = 3, Unreadable = 4, TooDemanding = 5, NoSuchAlbum = 6, CannotBeRead = 100 }

/// <param name="File">Full path.</param>
sealed record RefusedImport(string File, ImportRefusal Reason, string Sentence);

/// <summary>What an import has done so far. Safe to use from many threads.</summary>
sealed class ImportOutcome
{
    readonly ConcurrentQueue<RefusedImport> refused = [];
    int added;
    int there;

    public int Added => Volatile.Read(ref added);

    /// <summary>The owner had them already.</summary>
    public int There => Volatile.Read(ref there);

    /// <summary>What came with the photos and has no place here, in sentences.</summary>
    public IReadOnlyList<string> Unmatched { get; set; } = [];

    public IReadOnlyList<RefusedImport> Refused => [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)];

    public void Count(bool wasThere) => Interlocked.Increment(ref wasThere ? ref there : ref added);

    public void Refuse(string file, ImportRefusal reason, string sentence) => refused.Enqueue(new RefusedImport(file, reason, sentence));
}
