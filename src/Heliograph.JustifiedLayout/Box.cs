namespace Heliograph.JustifiedLayout;

/// <summary>Where one item stands, in pixels from the container's top left corner.</summary>
/// <param name="AspectRatio">The item's own (or forced) width / height; a stretched box differs from it.</param>
/// <param name="Left">Distance of the left edge.</param>
/// <param name="Top">Distance of the top edge.</param>
/// <param name="Width">Width of the box.</param>
/// <param name="Height">Height of the box, the same for the whole row.</param>
public readonly record struct Box(double AspectRatio, double Left, double Top, double Width, double Height);
