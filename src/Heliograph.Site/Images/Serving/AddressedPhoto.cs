using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Serving;

/// <summary>What answering for a photo's image addresses needs to know of it.</summary>
sealed record AddressedPhoto(
    int Server, string Secret, string LargeSecret, string OriginalSecret, string Sha256, PhotoFormat Format, int Width, int Height, int Rotation, bool IsPublic, string FileName)
{
    public PixelSource Pixels => new(Sha256, Format, Width, Height, Rotation);

    /// <summary>Whether whoever has this address may fetch what it names, and that exists.</summary>
    public bool Opens(ImageAddress address)
    {
        string secret = address.Kind switch { SecretKind.Small => Secret, SecretKind.Large => LargeSecret, _ => OriginalSecret };
        return address.Server == Server
            && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(address.Secret), MemoryMarshal.AsBytes(secret.AsSpan()))
            && (address.Size?.ExistsFor(Width, Height) ?? address.Extension.SequenceEqual(PhotoAddress.Extension(Format)));
    }
}
