using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Input;

/// <summary>Pairs of names from CSV: <c>user,item</c>, with a line of headings or without; further columns are passed over.</summary>
public sealed class PairTable
{
    PairTable(Vocabulary people, Vocabulary items, SparseMatrix matrix) => (People, Items, Matrix) = (people, items, matrix);

    /// <summary>Names of the first column.</summary>
    public Vocabulary People { get; }

    /// <summary>Names of the second column.</summary>
    public Vocabulary Items { get; }

    /// <summary>People × items.</summary>
    public SparseMatrix Matrix { get; }

    /// <summary>Reads a table line by line.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What to call it where something is wrong.</param>
    /// <param name="cancel">Stops between lines.</param>
    /// <exception cref="RecommendationDataException">A line has no two names, or a quotation does not end.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PairTable Read(TextReader reader, string name, CancellationToken cancel = default)
    {
        var (people, items) = (new Numbering(), new Numbering());
        var builder = new SparseMatrixBuilder();
        foreach (var (person, item) in CsvPairs.Read(reader, name))
        {
            if ((builder.PairCount & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            builder.Add(people.NumberOf(person.Span), items.NumberOf(item.Span));
        }
        var matrix = builder.Build(people.Count, items.Count);
        var (peopleByName, itemsByName) = (people.Order(out int[] person2), items.Order(out int[] item2));
        return new(peopleByName, itemsByName, matrix.Renumber(person2, item2));
    }
}
