namespace Heliograph.Traffic.Transforms;

/// <summary>Changes how a call is learnt from, or keeps it out. Transforms are compiled in and run in their order, before anything is learnt.</summary>
public interface IExchangeTransform
{
    /// <param name="observed">The call; may be changed.</param>
    /// <returns>Whether to learn from it.</returns>
    TransformVerdict Apply(ObservedCall observed);
}

/// <summary>Whether to learn from a call.</summary>
public readonly record struct TransformVerdict
{
    /// <summary>Learn from it.</summary>
    public static TransformVerdict Keep => default;

    /// <summary>Leave it out.</summary>
    /// <param name="reason">Counted; a few words that say the same for all such calls.</param>
    public static TransformVerdict Drop(string reason) => new() { Reason = reason };

    /// <summary>Why it was dropped; null where it was kept.</summary>
    public string? Reason { get; private init; }
}
