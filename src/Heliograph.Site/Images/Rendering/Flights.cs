namespace Heliograph.Site.Images.Rendering;

/// <summary>Has each piece of work done once for all who want it at the same time. It is given up when the last of them goes away.</summary>
sealed class Flights<TKey> where TKey : notnull
{
    readonly Dictionary<TKey, Flight> flights = [];

    /// <param name="work">Its token is cancelled when nobody waits any more.</param>
    /// <param name="cancel">Ends this caller's waiting only.</param>
    public async Task JoinAsync(TKey key, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        Flight flight;
        bool isFirst = false;
        lock (flights)
        {
            if (!flights.TryGetValue(key, out flight!))
            {
                flights[key] = flight = new Flight();
                isFirst = true;
            }

            flight.Waiting++;
        }

        if (isFirst)
            _ = FlyAsync(key, flight, work);
        try
        {
            await flight.Landed.Task.WaitAsync(cancel);
        }
        finally
        {
            lock (flights)
            {
                if (--flight.Waiting == 0 && !flight.Landed.Task.IsCompleted)
                {
                    Remove(key, flight);
                    flight.Abandoned.Cancel();
                }
            }
        }
    }

    async Task FlyAsync(TKey key, Flight flight, Func<CancellationToken, Task> work)
    {
        Exception? fault = null;
        try
        {
            await work(flight.Abandoned.Token);
        }
        catch (Exception e)
        {
            // Not swallowed: everyone who waits gets it.
            fault = e;
        }

        lock (flights)
            Remove(key, flight);
        if (fault is null)
            flight.Landed.SetResult();
        else
            flight.Landed.SetException(fault);
        // Observed here in case all have gone.
        _ = flight.Landed.Task.Exception;
    }

    void Remove(TKey key, Flight flight)
    {
        if (flights.TryGetValue(key, out var current) && ReferenceEquals(current, flight))
            flights.Remove(key);
    }

    sealed class Flight
    {
        public int Waiting { get; set; }
        public CancellationTokenSource Abandoned { get; } = new();
        public TaskCompletionSource Landed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
