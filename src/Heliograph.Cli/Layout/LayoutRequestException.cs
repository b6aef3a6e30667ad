namespace Heliograph.Cli.Layout;

/// <summary>A document that is JSON but asks for no layout; the message is the answer.</summary>
sealed class LayoutRequestException(string message) : Exception(message);
