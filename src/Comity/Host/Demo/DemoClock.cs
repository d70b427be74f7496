namespace Comity.Host.Demo;

/// <summary>The clock by which the demonstration's past is entered: it runs through the last sixty days and never beyond the present.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="real">The clock that it may not pass.</param>
internal sealed class DemoClock(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private long ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Goes on to an instant; it never goes back.</summary>
    public void To(DateTimeOffset instant)
    {
        var wanted = Math.Min(instant.UtcTicks, real.GetUtcNow().UtcTicks);
        if (wanted > Interlocked.Read(ref ticks))
            Interlocked.Exchange(ref ticks, wanted);
    }

    /// <summary>Goes on by a while.</summary>
    public void By(TimeSpan time) => To(GetUtcNow() + time);
}
