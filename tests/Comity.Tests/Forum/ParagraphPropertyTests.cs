using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Comity.Forum.Carrying;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Forum.Silence;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Record;
using CsCheck;
using Xunit;
using Hash = Comity.Record.Log.Hash;

namespace Comity.Tests.Forum;

/// <summary>Whatever is tried in whatever order, what is adopted was there to be read. It is looked for in the entries themselves, without the
/// registers.</summary>
public sealed class ParagraphPropertyTests
{
    private static readonly ImmutableArray<string> Capacities = ["secretariat", "secretariat", "chair", "KEN", "FRA"];
    private static readonly ImmutableArray<string> Languages = ["en", "fr"];

    [Fact]
    public void No_sequence_of_acts_adopts_words_that_nobody_saw() => Gen.Int.Sample(seed =>
    {
        var given = Tried(new Random(seed), 150);
        foreach (var text in given.Picture.Texts.Texts.Values)
            if (text.Structure is { Document: { } document } adopted)
            {
                var before = given.Entries.Take((int)text.Position).ToList();
                var put = before.FindLastIndex(one => Puts(one.Statement.Act, document));
                var seen = Plain(document, adopted, put < 0 ? before : before.Take(put));
                Assert.Equal(adopted.Paragraphs!.Value, Hash.Of(Encoding.UTF8.GetBytes(seen)));
                Assert.Equal(seen, Plain(document, adopted, given.Entries));
            }
        return true;
    }, iter: 60);

    [Fact]
    public void Chance_reaches_every_end()
    {
        var acts = Enumerable.Range(0, 40).SelectMany(seed => Tried(new Random(seed), 150).Entries).Select(entry => entry.Statement.Act).ToList();
        Assert.True(acts.OfType<AdoptTextInParagraphs>().Count(one => one.Languages.Length == 1) > 10);
        Assert.True(acts.OfType<AdoptTextInParagraphs>().Count(one => one.Languages.Length == 2) > 5);
        Assert.True(acts.OfType<TranslateParagraphs>().Count() > 20);
        Assert.True(acts.Count(act => act is BeginSilence or BeginSilenceCarrying) > 10);
        Assert.Contains(acts, act => act is CarryOut);
        Assert.True(acts.OfType<PutDecision>().Count() > 10);
    }

    /// <summary>Acts that mostly make sense, and hashes that were true once.</summary>
    private static Given Tried(Random random, int steps)
    {
        var given = Silent.A_forum(Silent.With(terms => terms with { Languages = ["en"] }));
        var hashes = new List<(string Document, string[] Languages, Hash Hash)>();
        for (var step = 0; step < steps; step++)
        {
            given.After(TimeSpan.FromMinutes(random.Next(0, 300)));
            var (capacity, act) = (Capacities[random.Next(Capacities.Length)], Next(random, given, hashes));
            if (act is BeginSilence or BeginSilenceCarrying or PutDecision)
                capacity = "chair";
            var statement = given.Says(capacity, act);
            if (Process.Ask(given.Picture, new(statement, given.Now, SignatureLevel.Session), false, null).IsEmpty)
                given.Take(statement, new(SignatureLevel.Session));
            foreach (var (id, document) in given.Picture.Forum.Paragraphs.Documents)
                foreach (var languages in (string[][])[["en"], ["en", "fr"]])
                    if (random.Next(4) == 0)
                        hashes.Add((id, languages, document.HashIn(languages)));
        }
        return given;
    }

    private static Act Next(Random random, Given given, List<(string Document, string[] Languages, Hash Hash)> hashes)
    {
        var document = $"doc-{random.Next(4)}";
        return random.Next(10) switch
        {
            0 => Silent.Document(document, "en", "fr"),
            1 or 2 or 3 => new EnterParagraphs(document, [Paragraph(random), Paragraph(random)]),
            4 or 5 => Translation(random, given, document),
            6 when random.Next(3) == 0 && hashes.Count > 0 => new BeginSilenceCarrying(
                $"s-{given.Picture.Size}", "Title", document, given.Now.AddHours(random.Next(60, 200)), [Adopts(random, given, hashes)], "The bureau"),
            6 when random.Next(3) == 0 =>
                new BeginSilence($"s-{given.Picture.Size}", "Title", document, given.Now.AddHours(random.Next(60, 200)), "The bureau"),
            7 when random.Next(3) == 0 => new PutDecision($"d-{given.Picture.Size}", "Title", DecisionMatter.Substantive, null, document),
            _ when hashes.Count > 0 => Adopts(random, given, hashes),
            _ => new WithdrawDocument(document, "Reason"),
        };
    }

    private static AdoptTextInParagraphs Adopts(Random random, Given given, List<(string Document, string[] Languages, Hash Hash)> hashes)
    {
        var (of, languages, hash) = hashes[random.Next(hashes.Count)];
        return new(
            $"text-{given.Picture.Size}", "Title", "A/81/1", [.. languages.Select(one => new AdoptedLanguage(one))], new(2026, 4, 1), [], null, of, hash);
    }

    private static EnteredParagraph Paragraph(Random random) => new(
        ParagraphId.Of(Enumerable.Range(0, 8).Select(_ => (uint)random.Next()).ToArray()),
        $"OP{random.Next(200).ToString(CultureInfo.InvariantCulture)}", ParagraphKind.Operative,
        [.. Languages.Take(random.Next(4) == 0 ? 1 : 2).Select(language => new WordsInLanguage(language, $"Words {random.Next()}"))]);

    private static TranslateParagraphs Translation(Random random, Given given, string document)
    {
        var behind = given.Picture.Forum.Paragraphs.Documents.GetValueOrDefault(document)?.All.Where(one => !one.Words.ContainsKey("fr")) ?? [];
        return new(document, "fr", [.. behind.Take(random.Next(1, 20)).Select(one => new TranslatedParagraph(one.Id, $"Mots {random.Next()}"))]);
    }

    private static bool Puts(Act act, string document) => act switch
    {
        PutDecision put => put.Document == document,
        BeginSilence begin => begin.Document == document,
        BeginSilenceCarrying begin => begin.Document == document
            || begin.Carries.Any(carried => (carried as AdoptTextInParagraphs)?.Document == document),
        _ => false,
    };

    /// <summary>The paragraphs of a document in the languages that were adopted, written by hand: ids, labels and words hold no sign that JSON
    /// escapes.</summary>
    private static string Plain(string document, AdoptTextInParagraphs adopted, IEnumerable<Entry> entries)
    {
        var (order, words) = (new List<EnteredParagraph>(), new Dictionary<(string, string), string>());
        foreach (var entry in entries)
            if (entry.Statement.Act is EnterParagraphs enter && enter.Document == document)
            {
                order.AddRange(enter.Paragraphs);
                foreach (var one in enter.Paragraphs)
                    foreach (var said in one.Words)
                        words.Add((one.Paragraph, said.Language), said.Words);
            }
            else if (entry.Statement.Act is TranslateParagraphs translate && translate.Document == document)
                foreach (var one in translate.Paragraphs)
                    words.Add((one.Paragraph, translate.Language), one.Words);
        var languages = adopted.Languages.Select(one => one.Language.Value).Order(StringComparer.Ordinal).ToList();
        string Said(EnteredParagraph one) =>
            string.Join(',', languages.Select(language => $"\"{language}\":\"{words.GetValueOrDefault((one.Paragraph, language), "missing")}\""));
        var all = order.Select(one =>
            $"{{\"id\":\"{one.Paragraph}\",\"kind\":\"operative\",\"label\":\"{one.Label}\",\"words\":{{{Said(one)}}}}}");
        return $"[{string.Join(',', all)}]";
    }
}
