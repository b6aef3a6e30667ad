using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;

namespace Heliograph.Site.Tests.Photos.Editing;

public class TakenDateTests
{
    [Theory]
    [InlineData("2019-07-14 18:03:09", "2019-07-14 18:03:09", 0)]
    [InlineData("2019-07-14 18:03", "2019-07-14 18:03:00", 0)]
    [InlineData("2019-07-14", "2019-07-14 00:00:00", 0)]
    [InlineData("2019-07", "2019-07-01 00:00:00", 4)]
    [InlineData("1887", "1887-01-01 00:00:00", 6)]
    [InlineData("about 1887", "1887-01-01 00:00:00", 8)]
    [InlineData("ca. 1887", "1887-01-01 00:00:00", 8)]
    public void A_date_is_read_as_exactly_as_it_is_written(string written, string at, int granularity)
    {
        Assert.Equal(new TakenDate(at, granularity), TakenDate.Parse(written));
    }

    [Theory]
    [InlineData("2019-13-01")]
    [InlineData("14.7.2019")]
    [InlineData("about")]
    [InlineData("yesterday")]
    public void What_is_no_date_is_refused(string written) => Assert.Null(TakenDate.Parse(written));

    [Theory]
    [InlineData("2019-07-14 18:03:09")]
    [InlineData("2019-07")]
    [InlineData("2019")]
    [InlineData("about 2019")]
    [InlineData("")]
    public void What_is_shown_for_editing_is_read_back_the_same(string written)
    {
        var photo = new Photo { PostedAt = 1_700_000_000_000 };
        TakenDate.Parse(written)!.Value.ApplyTo(photo);
        Assert.Equal(written, TakenDate.Write(photo));
        if (written.Length == 0)
            Assert.Equal((true, "2023-11-14 22:13:20"), (photo.IsTakenUnknown, photo.TakenAt));
    }
}
