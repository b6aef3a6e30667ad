namespace Heliograph.Site.Similarity.Networks;

/// <summary>A network that cannot be used: the sentence says which file, what is wrong with it and what to do.</summary>
sealed class NetworkException(string message, Exception? cause = null) : Exception(message, cause);
