namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>What a text looks like. The numbers are stored in snapshots.</summary>
enum TextFormat : byte
{
    Plain,
    Empty,
    Integer,
    Decimal,
    Boolean,
    Date,
    DateTime,
    UnixTime,
    Uuid,
    Email,
    Uri,
    Ipv4,
    Ipv6,
    Base64,
    Jwt,
    Semver,
    Hash,
    FlickrNsid,
    Binary,
}
