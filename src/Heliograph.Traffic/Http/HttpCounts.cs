namespace Heliograph.Traffic.Http;

/// <summary>What became of conversations and of the messages in them.</summary>
sealed class HttpCounts
{
    public long Requests, Responses, Exchanges, Unanswered, Unrequested, UnmatchedResponses, Interim, Ancient, Tls, Http2, OtherProtocols, Upgrades, Tunnels,
        UnreadableBytes, BrokenFraming, CutHeads;
}
