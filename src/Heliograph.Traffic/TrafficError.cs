namespace Heliograph.Traffic;

/// <summary>What went wrong with a file. Values are stable.</summary>
public enum TrafficError
{
    /// <summary>A file is neither a capture nor a HAR.</summary>
    UnknownFile = 1,

    /// <summary>A HAR is not whole or not valid.</summary>
    BadHar = 2,

    /// <summary>A file of rules says what rules can't say.</summary>
    BadRules = 3,

    /// <summary>A specification can't be read.</summary>
    BadSpecification = 4,

    /// <summary>An overlay can't be read.</summary>
    BadOverlay = 5,

    /// <summary>An interface can't be watched.</summary>
    NoLiveCapture = 6,

    /// <summary>What was saved of a model can't be read.</summary>
    BadModel = 7,
}
