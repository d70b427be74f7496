using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Reads classes and witnesses back from their words, so that what people read is what is tested.</summary>
internal static class ToldCase
{
    /// <summary>The case that a witness tells: all else is ordinary, and who is not named takes no part.</summary>
    public static BookCell Witness(RandomBook book, Finding finding)
    {
        var slots = book.SpeaksOfOthers ? 3 : 1;
        var cell = new BookCell([.. Enumerable.Range(0, slots).Select(_ => book.Facts.Select(fact => fact.Ordinary).ToArray())],
            [.. Enumerable.Range(0, slots).Select(slot => slot == 0)]);
        foreach (var (fact, value) in finding.Witness)
        {
            var (slot, name) = Who(fact);
            if (value == "takes part")
                cell.TakesPart[slot = fact[^1] - '1'] = true;
            else if (book.Facts.Single(one => one.Name == name) is var found)
                foreach (var state in found.OfEachState ? [slot] : Enumerable.Range(0, slots))
                    cell.Values[state][found.Id] = Array.IndexOf(found.Values, value);
        }

        return cell;
    }

    /// <summary>Whether a case lies in the class of a finding; the second and third State may change places.</summary>
    public static bool Contains(RandomBook book, Finding finding, BookCell cell) => finding.Class.All(text => Holds(book, text, cell));

    /// <summary>The case with the second and third State in one another's place.</summary>
    public static BookCell Mirrored(BookCell cell) => cell.TakesPart.Length < 3 ? cell
        : new([cell.Values[0], cell.Values[2], cell.Values[1]], [cell.TakesPart[0], cell.TakesPart[2], cell.TakesPart[1]]);

    private static bool Holds(RandomBook book, string text, BookCell cell)
    {
        if (text == "no other State takes part")
            return !cell.TakesPart[1] && !cell.TakesPart[2];
        if (text.EndsWith("part", StringComparison.Ordinal) && text.StartsWith("State", StringComparison.Ordinal))
            return cell.TakesPart[text[6] - '1'] == text.EndsWith("takes part", StringComparison.Ordinal);
        var (slot, words) = Who(text);
        var isNegated = words.StartsWith("not ", StringComparison.Ordinal);
        var name = words.Split(' ')[isNegated ? 1 : 0];
        var fact = book.Facts.Single(one => one.Name == name);
        return fact.IsYesNo ? cell.Values[slot][fact.Id] == 1 != isNegated : Lies(fact, words[$"{name} is ".Length..], cell.Values[slot][fact.Id]);
    }

    private static bool Lies(BookFact fact, string words, int value)
    {
        int Index(string name)
        {
            var index = Array.IndexOf(fact.Values, name);
            Assert.True(index >= 0, words);
            return index;
        }

        string[] Rest(string start) => words[start.Length..].Split(" or ");
        return words.StartsWith("at least ", StringComparison.Ordinal) ? value >= Index(words["at least ".Length..])
            : words.StartsWith("at most ", StringComparison.Ordinal) ? value <= Index(words["at most ".Length..])
            : words.StartsWith("not ", StringComparison.Ordinal) ? !Rest("not ").Select(Index).Contains(value)
            : Rest("").Select(Index).Contains(value);
    }

    private static (int Slot, string Words) Who(string text) =>
        text.StartsWith("State ", StringComparison.Ordinal) && text.Length > 8 ? (text[6] - '1', text["State 2: ".Length..]) : (0, text);
}
