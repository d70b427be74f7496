using System.Diagnostics;
using System.Text;
using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>No text breaks the reader; what reads without a problem comes back.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Tokens =
    [
        "norm", "define", "case", "fact", "kinds", "is", "and", "or", "not", "when", "(", ")", "(a)", "(b)", "(i)", "[", "]", ":", ";", ",", ".", "\"", "#",
        " # ", "<", "source",
        "any of:", "all of", "at least", "within", "another State", "reading", "except (x) when", "because", "also \"x\"", "ordinarily", "\n", "\n  ", "  ",
        "\r\n", "\t", "```", "```norm",
        "\0", "\uFEFF", "\u00A0", "é", "\ud800", "\u2028", "~", "`", "=", "../x", "1,000", "2020-01-01", "A/76/135",
    ];

    private static readonly string[] Texts =
    [
        .. Repository.Files("books", "docs/guide", "tests/Comity.Tests/Norms/Language").Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Select(Repository.Read),
        .. Enumerable.Range(0, 20).Select(seed => RandomText.Words + RandomText.File(seed)),
    ];

    [Fact]
    public void Mutated_books_are_read_to_their_end()
    {
        for (var seed = 0; seed < 3_000; seed++)
            Check(seed, mostChanges: 20);
    }

    [Fact]
    [Trait("Category", "slow")]
    public void Mutated_books_are_read_to_their_end_for_a_minute()
    {
        var watch = Stopwatch.StartNew();
        for (var seed = 1_000_000; watch.Elapsed < TimeSpan.FromSeconds(60); seed++)
            Check(seed, mostChanges: 1 + (seed % 40));
    }

    [Fact]
    public void Any_bytes_are_read_to_their_end()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 300; turn++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            _ = BookText.Read([new("a.md", "```norm\n" + Encoding.UTF8.GetString(bytes)), new("b.md", "```norm\n" + Encoding.Latin1.GetString(bytes))]);
        }
    }

    /// <summary>A text from somewhere in books, guides and examples, with as many changes.</summary>
    internal static string Any(int seed, int mostChanges)
    {
        var random = new Random(seed);
        var text = Part(Texts[random.Next(Texts.Length)], random);
        for (var changes = 1 + random.Next(mostChanges); changes > 0; changes--)
            text = Mutated(text, random);
        return text;
    }

    private static void Check(int seed, int mostChanges)
    {
        var text = Any(seed, mostChanges);
        try
        {
            var file = new SourceFile("a.md", text);
            var book = BookText.Read([file]);
            Assert.All(book.Documents, document => BookPrinter.Print(document));
            var places = book.Problems.Select(problem => problem.Place);
            Assert.Equal(places.Order(), places);
            if (book.Problems.IsEmpty)
                Given.RoundTrip(file);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}:\n{text}", exception);
        }
    }

    // Short pieces are often without a problem, long ones have more that can go wrong.
    private static string Part(string text, Random random)
    {
        if (random.Next(4) == 0)
            return text;
        var blocks = text.Split("```norm\n");
        var block = blocks[random.Next(blocks.Length)];
        var end = block.IndexOf("```", StringComparison.Ordinal);
        return RandomText.Words + "```norm\n" + (end < 0 ? block : block[..end]) + "```\n";
    }

    private static string Mutated(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(random.Next(200) + 1), text.Length - at);
        return random.Next(7) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            3 when at < text.Length => text.Remove(at, 1).Insert(at, ((char)(text[at] ^ (1 << random.Next(8)))).ToString()),
            4 => text[..at] + Texts[random.Next(Texts.Length)] is var spliced && spliced.Length < 40_000 ? spliced : text,
            _ => text.Insert(at, (random.Next(2) == 0 ? " " : "") + Tokens[random.Next(Tokens.Length)] + (random.Next(2) == 0 ? " " : "")),
        };
    }
}
