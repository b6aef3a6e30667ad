namespace Heliograph.Traffic.Tests.Truth;

/// <summary>A field of an API that is known: of a query, of a body, or of an object in one.</summary>
/// <param name="Kind">A type, or a format of strings: integer, number, boolean, string, object, date, date-time, uuid, email, uri, ipv4, flickr-nsid, unix-time…</param>
/// <param name="Fields">Of an object.</param>
sealed record TrueField(string Name, bool IsRequired, string Kind, bool IsArray = false, IReadOnlyList<TrueField>? Fields = null);

/// <summary>An operation of an API that is known.</summary>
/// <param name="PathKinds">Kinds of the parameters in the path, in their order.</param>
/// <param name="IsForm">Whether the body is a form.</param>
sealed record TrueOperation(string Method, string Path, IReadOnlyList<string> PathKinds, IReadOnlyList<TrueField> Query, IReadOnlyList<TrueField> Body, IReadOnlyList<TrueField> Answer, bool AnswersList = false, bool IsForm = false);
