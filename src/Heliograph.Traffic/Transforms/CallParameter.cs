namespace Heliograph.Traffic.Transforms;

/// <summary>A parameter of a query or a form.</summary>
/// <param name="Name">Decoded.</param>
/// <param name="Value">Decoded; empty for a file.</param>
/// <param name="IsFile">Whether it is a file of <c>multipart/form-data</c>.</param>
public sealed record CallParameter(string Name, string Value, bool IsFile);
