using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.Lepton.Model;

/// <summary>Eight numbers of a row or column of a block.</summary>
[InlineArray(8)]
struct EightInts
{
    int _first;

    public Vector256<int> Vector
    {
        readonly get => Vector256.LoadUnsafe(in _first);
        set => value.StoreUnsafe(ref _first);
    }
}

/// <summary>Eight samples along an edge of a block.</summary>
[InlineArray(8)]
struct EightShorts
{
    short _first;

    public Vector128<short> Vector
    {
        readonly get => Vector128.LoadUnsafe(in _first);
        set => value.StoreUnsafe(ref _first);
    }
}
