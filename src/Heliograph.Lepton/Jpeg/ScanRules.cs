namespace Heliograph.Lepton.Jpeg;

/// <summary>What a file does where its scans meet markers, and at its end.</summary>
/// <param name="Padding">The bits that fill up bytes, the first one lowest.</param>
/// <param name="Restarts">How many restart markers the scan has; where there should be more, they are missing.</param>
/// <param name="IsCutOff">Whether the file ends inside a scan.</param>
readonly record struct ScanRules(byte Padding, uint Restarts, bool IsCutOff);
