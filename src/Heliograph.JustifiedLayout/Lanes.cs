using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout;

/// <summary>Reads and writes doubles in arrays of double or float: the arithmetic is in double precision for both,
/// and a float is rounded once, when it is stored.</summary>
static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get<T>(ref T from, int index) where T : unmanaged => typeof(T) == typeof(double)
        ? Unsafe.As<T, double>(ref Unsafe.Add(ref from, index))
        : Unsafe.As<T, float>(ref Unsafe.Add(ref from, index));

    public static double Get<T>(in T value) where T : unmanaged => Get(ref Unsafe.AsRef(in value), 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(ref T to, int index, double value) where T : unmanaged
    {
        if (typeof(T) == typeof(double)) Unsafe.As<T, double>(ref Unsafe.Add(ref to, index)) = value;
        else Unsafe.As<T, float>(ref Unsafe.Add(ref to, index)) = (float)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load<T>(ref T from, int index) where T : unmanaged => typeof(T) == typeof(double)
        ? Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref from), (nuint)index)
        : Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref from), (nuint)index).ToVector256Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T to, int index, Vector256<double> values) where T : unmanaged
    {
        if (typeof(T) == typeof(double)) values.StoreUnsafe(ref Unsafe.As<T, double>(ref to), (nuint)index);
        else Vector256.Narrow(values, values).GetLower().StoreUnsafe(ref Unsafe.As<T, float>(ref to), (nuint)index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadEight<T>(ref T from, int index) where T : unmanaged => typeof(T) == typeof(double)
        ? Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref from), (nuint)index)
        : Vector512.WidenLower(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref from), (nuint)index).ToVector512Unsafe());

    /// <summary>Where the boxes after these four start: lane k is ((x + steps[0]) + steps[1]) … + steps[k],
    /// in the order of one box after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> EdgesAfter(Vector256<double> x, Vector256<double> steps)
    {
        x += Vector256.Shuffle(steps, Vector256.Create(0L, 0, 0, 0));
        x += Vector256.Shuffle(steps, Vector256.Create(-1L, 1, 1, 1));
        x += Vector256.Shuffle(steps, Vector256.Create(-1L, -1, 2, 2));
        return x + Vector256.Shuffle(steps, Vector256.Create(-1L, -1, -1, 3));
    }

    /// <summary>Lane three in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Last(Vector256<double> values) => Vector256.Shuffle(values, Vector256.Create(3L, 3, 3, 3));
}
