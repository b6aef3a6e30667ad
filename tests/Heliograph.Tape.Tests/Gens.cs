using CsCheck;

namespace Heliograph.Tape.Tests;

static class Gens
{
    public static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
