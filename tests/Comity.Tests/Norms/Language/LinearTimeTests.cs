using System.Globalization;
using System.Text;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>Ten times the text takes about ten times the time, whatever the text.</summary>
[Collection(nameof(Alone))]
public sealed class LinearTimeTests
{
    /// <summary>What grows with the text takes ten times as long, what grows with its square a hundred times; a busy machine was seen to make 28 of the
    /// ten.</summary>
    private const int MostGrowth = 40;

    private const string OwnTime = "/proc/thread-self/schedstat";

    private const string Words = "fact aid\nfact aid again\nchoice link: organ, organ or none, none\n";

    private static readonly Dictionary<string, (string Head, Func<int, string> Part)> Texts = new(StringComparer.Ordinal)
    {
        ["one line of words"] = ("", i => "word "),
        ["one word"] = ("", i => "w"),
        ["one line of quotes"] = ("norm ", i => "\""),
        ["quoted words"] = ("norm ", i => "\"a\" "),
        ["open brackets"] = ("define x: ", i => "("),
        ["not with brackets"] = ("define x: ", i => "not ("),
        ["closing brackets"] = ("define x: aid", i => ")"),
        ["lists in lists"] = ("define x: ", i => "any of: "),
        ["States of States"] = ("define x: ", i => "another State "),
        ["keywords"] = ("", i => "norm "),
        ["keywords on lines"] = ("", i => "norm\n"),
        ["sources"] = ("norm N \"T\" ", i => "source x  "),
        ["sources on lines"] = ("norm N \"T\"", i => "\n  source x"),
        ["attributes"] = ("fact x ", i => "headline "),
        ["commas"] = ("define x: aid", i => ","),
        ["full stops"] = ("define x: aid", i => "."),
        ["lines with full stops"] = ("", i => "define x: .\n"),
        ["conditions"] = (Words + "define x: aid", i => ",\n  and aid again"),
        ["values"] = (Words + "define x: link is none", i => " or organ or"),
        ["labels"] = (Words + "define x: (a) aid", i => $", and ({(char)('a' + (i % 26))}) aid"),
        ["numbered labels"] = (Words + "define x: (1) aid", i => $", and ({i + 2}) aid"),
        ["undeclared words"] = (Words, i => $"define d{i}: unknown{i} words, and aid.\n"),
        ["near misses"] = (Words, i => $"define d{i}: aid{i} agian.\n"),
        ["facts"] = ("", i => $"fact number {i} is so   ordinarily no\n"),
        ["facts with questions"] = ("", i => $"fact n{i}   asks \"Is it so, number {i}?\"   source A/76/135 para {i}\n"),
        ["the same fact"] = ("", i => "fact the same\n"),
        ["values of a scale"] = ("scale x: a", i => $" < v{i}"),
        ["the same value"] = ("choice x: a", i => ", a"),
        ["kinds"] = ("kinds x:\n", i => $"  k{i}\n"),
        ["kinds under kinds"] = ("kinds x:\n", i => new string(' ', 1 + (i % 40)) + "k" + i + "\n"),
        ["cases"] = (Words, i => $"case \"c{i}\"  on 2020-01-01\n  State B: aid, link organ (claimed by A; denied by B).\n  expect N breach for B \"why\".\n"),
        ["settings"] = (Words + "case \"c\"\n", i => "  aid: yes. link: organ.\n"),
        ["wrong settings"] = (Words + "case \"c\"\n", i => "  iad: yes. link: orgn.\n"),
        ["sayings"] = (Words + "case \"c\"\n  aid: yes (claimed by A", i => "; denied by B"),
        ["steps of a threshold"] = ("threshold x: 1 since 2015-01-01", i => $"; {i} since 2016-01-01"),
        ["codes"] = ("kinds t:\n  k\n", i => $"code T{i} \"x\"   in t   source y\n  entails aid.\n"),
        ["names that share words"] = ($"fact {string.Concat(Enumerable.Repeat("a ", 30))} b\n", i => "define x: a a a a a a a a a a a a a a a a a a a a a.\n"),
        ["comments"] = ("fact x\n", i => "  # a comment\n"),
        ["blocks"] = ("", i => "fact x\n```\n```norm\n"),
        ["fences"] = ("```\n", i => "```\n"),
        ["marks of a fence"] = ("```\n", i => "`"),
        ["NUL"] = ("define x: ", i => "\0"),
        ["long names"] = ("fact ", i => "ab "),
    };

    public static TheoryData<string> Shapes => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Ten_times_the_text_takes_about_ten_times_the_time(string shape) => Compare(shape, 200_000);

    [Theory]
    [Trait("Category", "slow")]
    [MemberData(nameof(Shapes))]
    public void Ten_megabytes_take_ten_times_what_one_takes(string shape) => Compare(shape, 1_000_000);

    // The best of some runs is compared: on a busy machine single runs say little, and below twenty milliseconds nothing.
    private static void Compare(string shape, int length)
    {
        var small = Text(shape, length);
        var large = Text(shape, 10 * length);
        var (least, most) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var turn = 0; turn < 5 && (turn == 0 || most > MostGrowth * Max(least, TimeSpan.FromMilliseconds(20))); turn++)
        {
            least = Min(least, Min(Time(small), Time(small)));
            most = Min(most, Time(large));
        }

        Assert.InRange(most / Max(least, TimeSpan.FromMilliseconds(20)), 0, MostGrowth);
    }

    /// <summary>What this thread alone worked for it: neither what others do meanwhile counts, nor that the collector walks through what earlier tests
    /// left.</summary>
    private static TimeSpan Time(string text)
    {
        var (before, paused) = (Worked(), GC.GetTotalPauseDuration());
        _ = BookText.Read([new("a.md", text)]);
        return Max(Worked() - before - (GC.GetTotalPauseDuration() - paused), TimeSpan.Zero);
    }

    /// <summary>The processor time of this thread, in nanoseconds where Linux tells it.</summary>
    private static TimeSpan Worked() => File.Exists(OwnTime)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(OwnTime).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        : Environment.CpuUsage.TotalTime;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static string Text(string shape, int length)
    {
        var (head, part) = Texts[shape];
        var text = new StringBuilder("```norm\n", length + 1000).Append(head);
        for (var i = 0; text.Length < length; i++)
            text.Append(part(i));
        return text.Append("\n```\n").ToString();
    }
}

/// <summary>Tests that measure processor time run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
