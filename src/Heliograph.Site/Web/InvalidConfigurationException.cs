namespace Heliograph.Site.Web;

/// <summary>The site cannot start with this configuration; the message says in one sentence what to change.</summary>
sealed class InvalidConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
