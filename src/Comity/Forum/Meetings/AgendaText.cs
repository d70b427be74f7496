using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Documents;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>An agenda as somebody types it: a line an item, `TITLE | MINUTES | SYMBOL, SYMBOL`. Minutes and documents may be missing; a number before the title
/// is not needed, the items are numbered in their order.</summary>
/// <param name="Items">The items that were understood.</param>
/// <param name="Unknown">What was not: the line, from 1, and the words that name no document.</param>
internal sealed record AgendaText(ImmutableArray<AgendaItem> Items, ImmutableArray<(int Line, string Words)> Unknown)
{
    /// <summary>Reads an agenda.</summary>
    public static AgendaText Read(string text, DocumentsRegister documents)
    {
        var items = ImmutableArray.CreateBuilder<AgendaItem>();
        var unknown = ImmutableArray.CreateBuilder<(int, string)>();
        foreach (var (place, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            string[] parts = [.. line.Split('|').Select(part => part.Trim())];
            if (parts.All(part => part.Length == 0))
                continue;
            var minutes = 0;
            var named = ImmutableArray.CreateBuilder<DocumentId>();
            foreach (var word in parts.Skip(1).SelectMany(part => part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    minutes = number;
                else if (Find(word, documents) is { } id)
                    named.Add(id);
                else
                    unknown.Add((place + 1, word));
            items.Add(new(items.Count + 1, Title(parts[0]), named.ToImmutable(), minutes));
        }

        return new(items.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>An agenda as it would be typed.</summary>
    public static string Write(IEnumerable<AgendaItem> items, DocumentsRegister documents) => string.Join('\n', items.Select(item => string.Join(" | ",
        ((string?[])[item.Title, item.Minutes > 0 ? item.Minutes.ToString(CultureInfo.InvariantCulture) : null,
            item.Documents.IsEmpty ? null : string.Join(", ", item.Documents.Select(id => documents.Find(id)?.Act.Symbol?.Value ?? id.Value))])
            .OfType<string>())));

    private static string? Find(string word, DocumentsRegister documents) =>
        documents.Find(word)?.Id ?? documents.All.Values.LastOrDefault(one => one.Withdrawn is null
            && string.Equals(one.Act.Symbol, word, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>A title without the number that somebody typed before it.</summary>
    private static string Title(string typed)
    {
        var rest = typed.TrimStart([.. "0123456789"]).TrimStart();
        return rest.Length < typed.Length && rest is ['.' or ')', ..] ? rest[1..].TrimStart() : typed;
    }
}
