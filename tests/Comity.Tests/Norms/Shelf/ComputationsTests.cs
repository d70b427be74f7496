using Comity.Norms.Shelf;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Comity.Tests.Norms.Shelf;

/// <summary>What takes long waits in turn: the shelf beside all others, persons before visitors, owners one after the other.</summary>
public sealed class ComputationsTests : IDisposable
{
    private readonly SetClock clock = new();
    private readonly Computations work;
    private readonly List<string> order = [];
    private readonly ManualResetEventSlim door = new();

    public ComputationsTests() => work = new(clock, NullLogger<Computations>.Instance);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owners_take_turns()
    {
        await Ask(Person("first"), "first");
        foreach (var key in new[] { "a1", "a2", "a3", "b1", "c1", "c2" })
            await Ask(Person(key[..1]), key);
        door.Set();
        await Ended(7);
        Assert.Equal(["first", "a1", "b1", "c1", "a2", "c2", "a3"], order);
    }

    [Fact]
    public async Task Books_of_the_shelf_wait_for_no_draft()
    {
        await Ask(Anyone("1"), "hard");
        var answer = await work.AskAsync(Asker.Shelf, "shelf", _ => "at once", Test);
        Assert.Equal("at once", answer.Value);
        Assert.Empty(order);
    }

    [Fact]
    public async Task A_person_goes_before_visitors_and_interrupts_them()
    {
        await Ask(Anyone("1"), "visitor");
        await Ask(Anyone("2"), "other");
        Assert.Equal("person", (await work.AskAsync(Person("p"), "person", _ => Done("person"), Test)).Value);
        door.Set();
        await Ended(3);
        Assert.Equal(["person", "visitor", "other"], order);
    }

    [Fact]
    public async Task What_a_visitor_wanted_ends_when_the_client_is_gone()
    {
        using var client = new CancellationTokenSource();
        var asked = work.AskAsync(Anyone("1"), "hard", Wait("hard"), client.Token);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Ended(0);
        Assert.Empty(order);
    }

    [Fact]
    public async Task What_a_visitor_wanted_goes_on_between_two_loads_of_the_page_and_no_longer()
    {
        await Ask(Anyone("1"), "hard");
        clock.Pass(Computations.Interest - TimeSpan.FromSeconds(1));
        work.EndWhatNobodyWaitsFor();
        Assert.Equal(1, work.Count);
        await Ask(Anyone("1"), "hard");
        clock.Pass(Computations.Interest - TimeSpan.FromSeconds(1));
        work.EndWhatNobodyWaitsFor();
        Assert.Equal(1, work.Count);
        clock.Pass(TimeSpan.FromSeconds(2));
        work.EndWhatNobodyWaitsFor();
        await Ended(0);
        Assert.Empty(order);
    }

    [Fact]
    public async Task What_a_person_wanted_goes_on()
    {
        await Ask(Person("p"), "hard");
        clock.Pass(TimeSpan.FromHours(1));
        work.EndWhatNobodyWaitsFor();
        Assert.Equal(1, work.Count);
    }

    [Fact]
    public async Task What_was_asked_for_twice_is_computed_once_and_for_the_one_who_goes_first()
    {
        await Ask(Anyone("1"), "hard");
        await Ask(Anyone("2"), "same");
        await Ask(Person("p"), "same");
        clock.Pass(TimeSpan.FromHours(1));
        work.EndWhatNobodyWaitsFor();
        door.Set();
        await Ended(1);
        Assert.Equal(["same"], order);
    }

    [Fact]
    public async Task An_owner_and_a_lane_have_a_most()
    {
        await Ask(Anyone("0"), "running");
        for (var one = 0; one < Computations.MostOfOwner; one++)
            await Ask(Anyone("1"), $"one {one}");
        Assert.Equal(QueueRefusal.OwnLimit, (await Ask(Anyone("1"), "one too many")).Refused);
        for (var one = Computations.MostOfOwner; one < Computations.MostWaiting; one++)
            await Ask(Anyone($"network {one}"), $"other {one}");
        Assert.Equal(QueueRefusal.Full, (await Ask(Anyone("late"), "late")).Refused);
        Assert.Equal(QueueRefusal.None, (await Ask(Person("p"), "person")).Refused);
    }

    [Fact]
    public async Task What_failed_is_told_as_broken_and_others_go_on()
    {
        Assert.True((await work.AskAsync<string>(Person("p"), "bad", _ => throw new InvalidOperationException("a bug"), Test)).IsBroken);
        Assert.Equal("good", (await work.AskAsync(Person("p"), "good", _ => "good", Test)).Value);
    }

    public void Dispose()
    {
        door.Set();
        work.Dispose();
    }

    private static Asker Person(string name) => new(Lane.Person, name);

    private static Asker Anyone(string network) => new(Lane.Anyone, network);

    /// <summary>Asks as a page that was loaded and left, and that had to be told to come back.</summary>
    private async Task<Computed<string>> Ask(Asker asker, string key) => await work.AskAsync(asker, key, Wait(key), Test, TimeSpan.FromMilliseconds(20));

    private Func<CancellationToken, string> Wait(string key) => cancel =>
    {
        door.Wait(cancel);
        return Done(key);
    };

    private string Done(string key)
    {
        lock (order)
            order.Add(key);
        return key;
    }

    /// <summary>Waits until so many came to their end and nothing is left.</summary>
    private async Task Ended(int count)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            lock (order)
                if (order.Count == count && work.Count == 0)
                    return;
            await Task.Delay(10, Test);
        }

        Assert.Fail($"{string.Join(", ", order)}; {work.Count} left");
    }

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Pass(TimeSpan time) => now += time;
    }
}
