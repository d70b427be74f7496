using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Received;
using Xunit;

namespace Comity.Tests.Record;

/// <summary>How fast a record is read and replayed, in seconds of one processor and not of the clock. The bounds are a tenth of what a quiet machine does: a
/// loaded one must not fail the build.</summary>
public sealed class ReplaySpeedTests(ITestOutputHelper output)
{
    private const int Entries = 1_000_000;

    private const int Members = 193;

    [Fact, Trait("Category", "slow")]
    public void A_million_entries_are_replayed_at_twenty_thousand_a_second_and_more()
    {
        var begun = Begun();
        var mix = Enumerable.Range(0, Entries).Select(number => At(begun.Picture.Size + number, Mixed(number, begun.Picture.Size + number))).ToArray();
        var picture = begun.Picture;
        var applied = Rate(Entries, () => picture = mix.Aggregate(begun.Picture, (so, entry) => so.Apply(entry)));
        var bytes = mix.Take(Entries / 5).Select(Process.Json.Write).ToArray();
        var read = Rate(bytes.Length, () => picture = bytes.Aggregate(begun.Picture, (so, entry) => so.Apply(Process.Json.ReadEntry(entry))));
        output.WriteLine($"apply {applied:N0}/s, read and apply {read:N0}/s");
        Assert.InRange(applied, 20_000, double.MaxValue);
        Assert.InRange(read, 10_000, double.MaxValue);
    }

    [Fact, Trait("Category", "slow")]
    public void Looking_at_the_texts_of_an_act_takes_less_than_ten_microseconds()
    {
        var (check, act) = (new TextCheck(), Mixed(1, 1).Act);
        var rate = Rate(2_000_000, () =>
        {
            for (var time = 0; time < 2_000_000; time++)
                check.Find(act);
        });
        output.WriteLine($"{1e9 / rate:N0} ns an act");
        Assert.InRange(rate, 100_000, double.MaxValue);
    }

    private static Given Begun() =>
        Enumerable.Range(0, Members).Aggregate(Given.A_process(), (so, number) => so.With(Code(number))).With_text().With_text("norms-2021");

    private static string Code(int number) => $"{(char)('A' + number / 26)}{(char)('A' + number % 26)}X";

    private static double Rate(int count, Action work)
    {
        var begun = Environment.CpuUsage.TotalTime;
        work();
        return count / (Environment.CpuUsage.TotalTime - begun).TotalSeconds;
    }

    private static Entry At(long position, (string As, Act Act) said) => new(
        position, Given.Start.AddMinutes(position / 100), new(Given.Log, said.Act, said.As, Given.Person("KEN"), position - 1, $"nonce-{position:D9}"),
        new(SignatureLevel.Key, "k-AAAAAAAAAAAAAAAAAAAAAA", new('A', 86)));

    /// <summary>Of ten acts six are positions, two letters, one their confirmation, one a figure.</summary>
    private static (string As, Act Act) Mixed(int number, long position) => (number % 10) switch
    {
        < 6 => (Code(number % Members), new TakePosition(number % 2 == 0 ? "norms-2015" : "norms-2021", $"13({(char)('a' + number % 11)})", Stance.Supports,
            "We support this norm and say so.")),
        6 or 7 => ("secretariat", Given.Letter(Code(number % Members), new TakePosition("norms-2015", null, Stance.Reserves))),
        8 => (Code(number % Members), new ConfirmReceived(position - 1)),
        _ => ("secretariat", new PublishFigure("norms.book", "norms/1", [], [new("findings", number)], FigureBasis.Recomputable)),
    };
}
