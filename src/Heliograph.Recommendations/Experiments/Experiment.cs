using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Recommendations.Experiments;

/// <summary>One way of doing something.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">Its share of people, beside the other variants' weights; above 0.</param>
public sealed record Variant(string Name, double Weight = 1);

/// <summary>Ways of doing something, and who gets which.</summary>
public sealed class Experiment
{
    readonly Variant[] _variants;
    readonly double _sum;

    /// <param name="name">What it is called. Another name assigns people anew.</param>
    /// <param name="variants">Two at least, of different names.</param>
    /// <exception cref="ArgumentException">There are fewer than two, a name comes twice, or a weight is not above 0.</exception>
    public Experiment(string name, params IReadOnlyCollection<Variant> variants)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count < 2) throw new ArgumentException("An experiment has two variants at least.", nameof(variants));
        if (variants.DistinctBy(variant => variant.Name).Count() < variants.Count) throw new ArgumentException("Two variants have the same name.", nameof(variants));
        if (variants.Any(variant => variant.Weight is not (> 0 and < double.PositiveInfinity))) throw new ArgumentException("A weight is not above 0.", nameof(variants));
        Name = name;
        _variants = [.. variants];
        _sum = variants.Sum(variant => variant.Weight);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The variant that a person gets: always the same, on any machine, whatever other experiments they are in.</summary>
    /// <param name="person">Their id.</param>
    public Variant VariantOf(string person)
    {
        ArgumentNullException.ThrowIfNull(person);
        // The length keeps "ab" + "c" apart from "a" + "bc".
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Name.Length}:{Name}:{person}"));
        double place = (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1L << 53)) * _sum;
        foreach (var variant in _variants)
        {
            if (place < variant.Weight) return variant;
            place -= variant.Weight;
        }
        return _variants[^1];
    }
}
