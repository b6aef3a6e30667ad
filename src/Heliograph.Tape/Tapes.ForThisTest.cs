using System.Runtime.CompilerServices;
using Heliograph.Tape.Testing;

namespace Heliograph.Tape;

public sealed partial class Tapes
{
    /// <summary>The tapes of one test, in a folder beside its source: <c>Tapes/FILE/MEMBER[/ROW]</c>. Works with any test framework.</summary>
    /// <param name="row">Tells the rows of a theory apart; each has tapes of its own.</param>
    /// <param name="mode">By default what <c>HELIOGRAPH_TAPE_MODE</c> says; else <see cref="TapeMode.None"/> where <c>CI</c> is <c>true</c>, so that
    /// nothing is recorded by chance there; else <see cref="TapeMode.Once"/>.</param>
    /// <param name="options">How tapes are used, but for the mode.</param>
    /// <param name="strict">Whether the end of the <c>using</c> fails the test over unused tapes and requests without a tape.</param>
    /// <param name="file">Given by the compiler.</param>
    /// <param name="member">Given by the compiler.</param>
    /// <exception cref="TapeException">The folder can't be found or made, or the environment names no mode.</exception>
    public static TestTape ForThisTest(
        string? row = null, TapeMode? mode = null, TapeOptions? options = null, bool strict = false,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        string folder = TestPlace.Folder(file, member, row);
        return new(Open(folder, (options ?? TapeOptions.Default) with { Mode = mode ?? TestPlace.ModeHere() }), strict);
    }
}
