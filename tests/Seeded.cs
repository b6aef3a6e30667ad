using CsCheck;

namespace Heliograph.Tests;

/// <summary>Properties over the same cases in every run, so that what passes on one machine passes on all; with HELIOGRAPH_LONG over fresh ones.</summary>
static class Seeded
{
    const ulong Seed = 20_261_123;

    static bool IsLong => Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    public static void Holds<T>(this Gen<T> cases, Action<T> property, int iter = 100)
    {
        if (IsLong)
        {
            cases.Sample(property, iter: 20 * iter);
            return;
        }

        for (uint i = 0; i < iter; i++)
            property(cases.Generate(new PCG(i, Seed), null, out _));
    }

    public static void Holds<T>(this Gen<T> cases, Func<T, bool> property, int iter = 100) =>
        cases.Holds(value => Assert.True(property(value), $"Does not hold for {value}."), iter);

    public static void Holds<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> property, int iter = 100) =>
        cases.Holds(value => property(value.Item1, value.Item2), iter);

    public static void Holds<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> property, int iter = 100) =>
        cases.Holds(value => property(value.Item1, value.Item2, value.Item3), iter);

    public static void Holds<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Action<T1, T2, T3, T4> property, int iter = 100) =>
        cases.Holds(value => property(value.Item1, value.Item2, value.Item3, value.Item4), iter);

    public static void Holds<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Func<T1, T2, T3, bool> property, int iter = 100) =>
        cases.Holds(value => Assert.True(property(value.Item1, value.Item2, value.Item3), $"Does not hold for {value}."), iter);
}
