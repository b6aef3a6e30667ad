namespace Heliograph.Lepton;

/// <summary>What was packed.</summary>
/// <param name="JpegBytes">Size of the JPEG file.</param>
/// <param name="LeptonBytes">Size of the Lepton file.</param>
/// <param name="Segments">Number of segments.</param>
public readonly record struct PackResult(long JpegBytes, long LeptonBytes, int Segments);
