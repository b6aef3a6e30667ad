namespace Heliograph.Traffic.Inference.Storage;

/// <summary>Goes through all that a model holds: to write it, to read it, or to say how large it is. One description of a shape serves all three.</summary>
abstract class ModelScan
{
    /// <summary>Whether values are taken from the scan rather than given to it.</summary>
    protected virtual bool IsReading => false;

    public abstract void Number(ref long number);

    public abstract void Text(ref string text);

    public abstract void Name(ref byte[] name);

    public abstract void Flag(ref bool flag);

    /// <summary>Something with so many bytes of its own begins, beside what is scanned of it.</summary>
    protected virtual void Begin(int bytes)
    {
    }

    public void Number(ref int number)
    {
        long wide = number;
        Number(ref wide);
        number = checked((int)wide);
    }

    public void Number(ref ulong number)
    {
        long signed = (long)number;
        Number(ref signed);
        number = (ulong)signed;
    }

    public void Number(ref double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        Number(ref bits);
        number = BitConverter.Int64BitsToDouble(bits);
    }

    public void OptionalText(ref string? text)
    {
        bool isThere = text is not null;
        Flag(ref isThere);
        if (!isThere) return;
        string value = text ?? "";
        Text(ref value);
        text = value;
    }

    /// <param name="value">What may be missing; made when it is read.</param>
    /// <param name="bytes">Of the object itself.</param>
    public void Optional<T>(ref T? value, int bytes, Action<ModelScan, T> scan) where T : class, new()
    {
        bool isThere = value is not null;
        Flag(ref isThere);
        if (!isThere)
        {
            value = null;
            return;
        }
        Begin(bytes);
        scan(this, value ??= new());
    }

    /// <summary>Counts of which most are 0.</summary>
    public void Sparse(long[] counts)
    {
        Begin(counts.Length * sizeof(long));
        long filled = counts.Count(c => c != 0);
        Number(ref filled);
        int at = -1;
        for (; filled > 0; filled--)
        {
            int before = at;
            if (!IsReading)
                do at++;
                while (counts[at] == 0);
            int step = at - before;
            Number(ref step);
            at = before + step;
            if ((uint)at >= (uint)counts.Length) throw new InvalidDataException("A count lies outside its table.");
            Number(ref counts[at]);
        }
    }

    /// <param name="bytes">Of one value.</param>
    public void Map<TKey, T>(IDictionary<TKey, T> map, int bytes, Func<TKey?, TKey> scanKey, Action<ModelScan, T> scan) where T : new()
    {
        const int Entry = 96;
        long count = map.Count;
        Number(ref count);
        if (IsReading)
            for (; count > 0; count--)
            {
                var key = scanKey(default);
                scan(this, map[key] = new());
            }
        else
            foreach (var (key, value) in map)
            {
                Begin(Entry + bytes);
                scanKey(key);
                scan(this, value);
            }
    }

    public void Map<T>(IDictionary<string, T> map, int bytes, Action<ModelScan, T> scan) where T : new() => Map(map, bytes, key =>
    {
        string name = key ?? "";
        Text(ref name);
        return name;
    }, scan);

    public void Map<T>(IDictionary<int, T> map, int bytes, Action<ModelScan, T> scan) where T : new() => Map(map, bytes, key =>
    {
        int number = key;
        Number(ref number);
        return number;
    }, scan);

    /// <param name="make">Makes the value of a name that is read.</param>
    public void Map<T>(Utf8Map<T> map, int bytes, Func<byte[], T> make, Action<ModelScan, T> scan) where T : class
    {
        const int Entry = 72;
        long count = map.Count;
        Number(ref count);
        if (IsReading)
            for (; count > 0; count--)
            {
                byte[] name = [];
                Name(ref name);
                scan(this, map.Add(name, make(name)));
            }
        else
            foreach (var (known, value) in map.Entries)
            {
                Begin(Entry + bytes);
                byte[] name = known;
                Name(ref name);
                scan(this, value);
            }
    }
}
