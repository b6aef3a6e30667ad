using Heliograph.Tape.Secrets;

namespace Heliograph.Tape.Playback;

/// <summary>A request as tapes are asked for it.</summary>
/// <param name="Asked">The request, scrubbed.</param>
/// <param name="Key">Its key.</param>
/// <param name="Seen">The secrets that were in it.</param>
readonly record struct Question(RecordedRequest Asked, string Key, Sighting Seen);
