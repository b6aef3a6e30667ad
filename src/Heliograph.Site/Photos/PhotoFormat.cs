namespace Heliograph.Site.Photos;

/// <summary>What an original is, decided by its content. Values are stored.</summary>
public enum PhotoFormat { Jpeg = 1, Png = 2, WebP = 3, Gif = 4, Tiff = 5, Avif = 6, Heic = 7 }
