using System.Runtime.CompilerServices;

namespace Heliograph.Tape.Bodies;

sealed class MemoryBody(ReadOnlyMemory<byte> bytes) : TapeBody
{
    public override long? Length => bytes.Length;

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await ValueTask.CompletedTask;
        cancel.ThrowIfCancellationRequested();
        if (!bytes.IsEmpty) yield return bytes;
    }

    internal override IEnumerable<ReadOnlyMemory<byte>> Read() => [bytes];

    internal override bool TryGetMemory(out ReadOnlyMemory<byte> whole)
    {
        whole = bytes;
        return true;
    }
}
