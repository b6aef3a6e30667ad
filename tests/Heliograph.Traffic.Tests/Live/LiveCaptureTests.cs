using Heliograph.Traffic.Live;

namespace Heliograph.Traffic.Tests.Live;

public sealed class LiveCaptureTests
{
    [Fact]
    public void An_interface_that_is_not_there_is_told_in_a_sentence()
    {
        var fault = Assert.Throws<TrafficException>(() => LiveCapture.Run("no-such-interface", new TrafficModel().AddShard, cancel: TestContext.Current.CancellationToken));
        Assert.Equal(TrafficError.NoLiveCapture, fault.Error);
        Assert.Matches("There is no interface 'no-such-interface'|libpcap is not installed", fault.Message);
    }
}
