using System.Text;
using System.Text.Json;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Json;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>Acts as JSON: one form, and nothing else is read.</summary>
public sealed class ActJsonTests
{
    private static readonly TakePosition Position = new("norms-2015", "13(f)", Stance.Supports, "We support it.");

    [Fact]
    public void Every_act_is_read_as_it_was_written()
    {
        foreach (var kind in Process.Acts)
            Gen.Int.Sample(seed => IsReadAsWritten((Act)new RandomActs(new(seed), isWild: false).Make(kind.Type)), iter: 30);
    }

    [Fact]
    public void Every_entry_is_read_as_it_was_written() =>
        Assert.All(Everything.Happens().Entries, entry =>
        {
            var bytes = Process.Json.Write(entry);
            Assert.Equal(EntryFlaw.None, EntryJson.Check(bytes));
            Assert.Equal(bytes, Process.Json.Write(Process.Json.ReadEntry(bytes)));
        });

    [Fact]
    public void An_act_has_one_form() => Assert.Equal(
        """{"norm":"13(f)","stance":"supports","statement":"We support it.","text":"norms-2015","type":"TakePosition"}""",
        Written(Position));

    [Fact]
    public void What_is_absent_is_left_out() =>
        Assert.Equal("""{"stance":"supports","text":"norms-2015","type":"TakePosition"}""", Written(Position with { Norm = null, Statement = null }));

    [Theory]
    [InlineData("""{"stance":"supports","text":"norms-2015"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","type":"TakeNothing"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","type":1}""")]
    [InlineData("""{"stance":"supports","type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":null,"type":"TakePosition"}""")]
    [InlineData("""{"norm":null,"stance":"supports","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":0,"text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":"agrees","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":"Supports","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":"0","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":" supports","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports, reserves","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","text":"norms-2021","type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","type":"TakePosition","type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","weight":1,"type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":["norms-2015"],"type":"TakePosition"}""")]
    [InlineData("""{"stance":"supports","text":"norms-2015","type":"TakePosition"},""")]
    [InlineData("""{"stance":"supports","text":"\ud800","type":"TakePosition"}""")]
    [InlineData("""{"Stance":"supports","text":"norms-2015","type":"TakePosition"}""")]
    [InlineData("""{"position":1.5,"type":"ConfirmReceived"}""")]
    [InlineData("""{"position":"1","type":"ConfirmReceived"}""")]
    [InlineData("""{"position":92233720368547758070,"type":"ConfirmReceived"}""")]
    [InlineData("""{"commitment":1,"lot":"a","type":"CommitToLot"}""")]
    [InlineData("""{"commitment":"ABC","lot":"a","type":"CommitToLot"}""")]
    [InlineData("""{"commitment":"ABC","lot":"a","type":"CommitToLot" /* why */}""")]
    [InlineData("""{"text":"a","title":"b","symbol":"c","languages":null,"inForceFrom":"2015-07-22","decision":"d","type":"AdoptText"}""")]
    [InlineData("""{"text":"a","title":"b","symbol":"c","languages":[null],"inForceFrom":"2015-07-22","decision":"d","type":"AdoptText"}""")]
    [InlineData("""{"text":"a","title":"b","symbol":"c","inForceFrom":"2015-07-22","decision":"d","type":"AdoptText"}""")]
    [InlineData("""{"text":"a","title":"b","symbol":"c","languages":[],"inForceFrom":"22.7.2015","decision":"d","type":"AdoptText"}""")]
    [InlineData("""{"text":"a","title":"b","symbol":"c","languages":[],"inForceFrom":20150722,"decision":"d","type":"AdoptText"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":1,"type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-03-02T09:00:00+01:00","type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-03-02T09:00Z","type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-02-30T09:00:00.000Z","type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-03-02T09:00:00.0000Z","type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-03-02 09:00:00.000Z","type":"OpenConsultation"}""")]
    [InlineData("""{"consultation":"a","title":"b","statements":["c"],"terms":"public","closes":"2026-03-02T09:00:00","type":"OpenConsultation"}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("{")]
    public void What_is_not_an_act_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Process.Json.ReadAct(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] json = [.. """{"stance":"supports","text":"a"""u8, 0xff, .. "\",\"type\":\"TakePosition\"}"u8];
        Assert.ThrowsAny<JsonException>(() => Process.Json.ReadAct(json));
    }

    [Fact]
    public void An_act_inside_another_too_deep_is_refused()
    {
        var json = new StringBuilder("7");
        for (var depth = 0; depth < 500; depth++)
            json.Insert(0, """{"type":"EnterReceived","act":""").Append('}');
        Assert.ThrowsAny<JsonException>(() => Process.Json.ReadAct(Encoding.UTF8.GetBytes(json.ToString())));
    }

    /// <summary>One byte is changed in an act that is well-formed: it is read, or refused as JSON, and nothing else happens.</summary>
    [Fact]
    public void A_damaged_act_is_read_or_refused_and_nothing_else() => Gen.Select(Gen.Int, Gen.Int[0, 10_000], Gen.Byte).Sample((seed, place, value) =>
    {
        var json = Json(new RandomActs(new(seed), isWild: false).Next());
        json[place % json.Length] = value;
        try
        {
            Process.Json.ReadAct(json);
        }
        catch (JsonException)
        {
            // That is how it is refused.
        }
    }, iter: 3000);

    [Theory]
    [InlineData("""{ "at":"2026-03-02T09:00:00.000Z"}""")]
    [InlineData("""{"by":{"level":"server"},"at":"2026-03-02T09:00:00.000Z"}""")]
    public void An_entry_is_in_canonical_form_or_none(string json) =>
        Assert.ThrowsAny<JsonException>(() => Process.Json.ReadEntry(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_is_signed_begins_with_its_context_and_is_canonical()
    {
        var signed = Process.Json.Signed(new("log", Position, "KEN", "p-1", 7, "nonce-00"));
        Assert.Equal(
            Statement.Context
                + """{"act":{"norm":"13(f)","stance":"supports","statement":"We support it.","text":"norms-2015","type":"TakePosition"},"""
                + "\"as\":\"KEN\",\"log\":\"log\",\"nonce\":\"nonce-00\",\"person\":\"p-1\",\"seen\":7}",
            Encoding.UTF8.GetString(signed));
    }

    [Fact]
    public void A_number_that_JSON_cannot_say_exactly_would_be_changed_and_is_refused_by_a_rule()
    {
        const long Odd = (1L << 53) + 1;
        Assert.DoesNotContain("9007199254740993", Written(new PublishFigure("f", "e", [], [new("n", Odd)], FigureBasis.Recomputable)),
            StringComparison.Ordinal);
    }

    private static bool IsReadAsWritten(Act act)
    {
        var json = Json(act);
        var read = Process.Json.ReadAct(json);
        return read.GetType() == act.GetType() && Json(read).AsSpan().SequenceEqual(json) && Dump.Of(read) == Dump.Of(act);
    }

    private static string Written(Act act) => Encoding.UTF8.GetString(Json(act));

    private static byte[] Json(Act act) => CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options));
}
