namespace Comity.Tests.Storage;

/// <summary>A clock that shows what it was set to.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
