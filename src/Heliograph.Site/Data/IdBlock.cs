namespace Heliograph.Site.Data;

/// <summary>From where the next ids of a kind are taken.</summary>
public sealed class IdBlock
{
    public string Kind { get; set; } = "";

    /// <summary>The first id that no process has reserved.</summary>
    public long Next { get; set; }
}
