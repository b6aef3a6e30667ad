namespace Heliograph.Traffic.AspNetCore;

/// <summary>The beginning of a body that went by, and how long it was.</summary>
sealed class SeenBytes(int most)
{
    const int First = 1024;

    byte[] _kept = [];
    int _length;
    long _all;

    /// <param name="keep">Whether its bytes say more than its length.</param>
    public void Add(ReadOnlySpan<byte> data, bool keep)
    {
        _all += data.Length;
        int room = keep ? Math.Min(data.Length, most - _length) : 0;
        if (room <= 0) return;
        if (_kept.Length < _length + room) Array.Resize(ref _kept, Math.Min(most, Math.Max(_length + room, Math.Max(First, _kept.Length * 2))));
        data[..room].CopyTo(_kept.AsSpan(_length));
        _length += room;
    }

    public void AddTo(MessageBuilder build, Message message)
    {
        build.Body(_kept.AsSpan(0, _length));
        build.Finish();
        message.BodyLength = _all;
        message.IsBodyWhole = _all == _length;
    }
}
