namespace Heliograph.Recommendations.Serving;

/// <summary>Chance that depends on what it is for and on nothing else: not on the order of anything, nor on what was drawn before.</summary>
readonly struct Chance
{
    readonly ulong _state;

    Chance(ulong state) => _state = state;

    public static Chance Of(ulong seed, long person, long period) => new(Mix(Mix(Mix(seed) ^ (ulong)person) ^ (ulong)period));

    /// <summary>From 0 up to 1.</summary>
    public double For(int item) => (Mix(_state ^ (uint)item) >> 11) * (1.0 / (1L << 53));

    /// <remarks>SplitMix64 (Steele, Lea and Flood 2014, figure 15).</remarks>
    static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ value >> 30) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ value >> 27) * 0x94D0_49BB_1331_11EB;
        return value ^ value >> 31;
    }
}
