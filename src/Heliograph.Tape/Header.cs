namespace Heliograph.Tape;

/// <summary>One header or trailer field as it was sent.</summary>
/// <param name="Name">The name in the sender's spelling; names are compared without regard to case.</param>
/// <param name="Value">The value, each character one byte (ISO 8859-1), as HTTP/1.1 carries it.</param>
public readonly record struct Header(string Name, string Value);
