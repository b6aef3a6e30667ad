namespace Heliograph.Tape;

/// <summary>What to do with a request.</summary>
public enum TapeMode
{
    /// <summary>Play what is there, record what is not.</summary>
    New = 0,

    /// <summary>Record everything while the folder has no tape at the start; once it has, only play, and answer 404 to the rest. So a recording
    /// is made whole or not at all.</summary>
    Once = 1,

    /// <summary>Only play; a request without a tape is answered 404 with what was asked and how the nearest tape differs.</summary>
    None = 2,

    /// <summary>Record everything again, over what is there.</summary>
    All = 3,

    /// <summary>Forward everything, neither play nor record.</summary>
    Passthrough = 4,

    /// <summary>Play what is there, forward the rest without recording it.</summary>
    Spy = 5,
}
