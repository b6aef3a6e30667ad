namespace Heliograph.Site.Images;

/// <summary>Why a file was not taken as a photograph. Values are stable: they are stored and counted.</summary>
public enum ImageFault { NotAPhotograph = 1, Damaged = 2, TooManyPixels = 3, TooMuchMemory = 4, TooSlow = 5, CameraRaw = 6 }

/// <summary>A file that cannot be a photo of this site. The message is one sentence for the person who added it: what, why, and what to do.</summary>
public sealed class ImageRefusedException(ImageFault fault, string sentence) : Exception(sentence)
{
    public ImageFault Fault { get; } = fault;
}
