namespace Heliograph.Recommendations.Serving;

/// <summary>All that a list depends on of a person, at one instant.</summary>
public sealed record PersonState
{
    /// <summary>Which person: lists are shuffled differently for each.</summary>
    public required long Person { get; init; }

    /// <summary>When it is: lists are shuffled anew every so often.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Groups that the person is in.</summary>
    public IReadOnlySet<int> Joined { get; init; } = new HashSet<int>();

    /// <summary>Groups that the person is not interested in.</summary>
    public IReadOnlySet<int> Dismissed { get; init; } = new HashSet<int>();

    /// <summary>Groups among <see cref="Joined"/> whose names must not stand in a reason, such as private ones.</summary>
    public IReadOnlySet<int> Unnameable { get; init; } = new HashSet<int>();

    /// <summary>What the person was shown earlier in this session, place by place; empty at its start.</summary>
    public IReadOnlyList<int> Shown { get; init; } = [];

    internal bool MayShow(Candidate candidate) =>
        candidate.Bars == Bars.None && !float.IsNaN(candidate.Score) && !Joined.Contains(candidate.Item) && !Dismissed.Contains(candidate.Item);

    internal bool MayName(int group) => Joined.Contains(group) && !Unnameable.Contains(group);

    /// <summary>How often the person has acted.</summary>
    internal int Actions => Joined.Count + Dismissed.Count;
}
