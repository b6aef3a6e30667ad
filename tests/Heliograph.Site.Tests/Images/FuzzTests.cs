using Heliograph.Site.Images;

namespace Heliograph.Site.Tests.Images;

public class FuzzTests
{
    static readonly int Rounds = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1" ? 20_000 : 120;

    [Fact]
    public async Task Whatever_is_done_to_a_file_it_is_a_photograph_or_refused()
    {
        using var inspection = new Inspection();
        using var picture = Pictures.Noise(96, 64);
        foreach (var (name, bytes) in Pictures.OfEachFormat(picture))
        {
            var random = new Random(name.Length * 7919 + bytes.Length);
            for (int i = 0; i < Rounds; i++)
            {
                byte[] changed = Mutated(bytes, random);
                try
                {
                    var image = await inspection.OfAsync(changed, name);
                    Assert.True(image is { Width: > 0, Height: > 0, FirstSize.Jpeg.Length: > 0 });
                }
                catch (ImageRefusedException)
                {
                    // The other of the two outcomes.
                }
            }
        }
    }

    static byte[] Mutated(byte[] bytes, Random random)
    {
        byte[] copy = [.. bytes];
        // Headers decide the most, so half of all changes are there.
        int Place() => random.Next(random.Next(2) == 0 ? Math.Min(copy.Length, 128) : copy.Length);
        for (int changes = random.Next(1, 8); changes > 0; changes--)
        {
            int at = Place();
            switch (random.Next(5))
            {
                case 0:
                    copy[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    copy[at] = (byte)random.Next(256);
                    break;
                case 2:
                    copy[at] = (byte)(random.Next(2) * 255);
                    break;
                case 3:
                    copy = [.. copy[..at], .. copy[Math.Min(copy.Length, at + random.Next(16))..]];
                    break;
                default:
                    copy = [.. copy[..at], .. copy[at..Math.Min(copy.Length, at + random.Next(64))], .. copy[at..]];
                    break;
            }

            if (copy.Length == 0)
                return copy;
        }

        return random.Next(4) == 0 ? copy[..random.Next(copy.Length)] : copy;
    }
}
