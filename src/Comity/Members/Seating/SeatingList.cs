using System.Collections.Immutable;
using System.Globalization;
using Comity.Accounts.Forms;
using Comity.Import;
using Comity.Members.Participants;
using Comity.Members.Start;
using CsvHelper;

namespace Comity.Members.Seating;

/// <summary>One who is to take part, as a list says it.</summary>
/// <param name="Line">The line of the list.</param>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names; empty where neither the list nor the membership of the United Nations gives one.</param>
/// <param name="Group">Its regional group; null where it has none.</param>
/// <param name="Development">Its groups of development.</param>
/// <param name="Head">The head of its delegation, who is never entered by name; empty where the list names none.</param>
/// <param name="Email">The head's address; empty where the list gives none.</param>
/// <param name="Reference">The reference of the head's line; empty for that of the whole list.</param>
public sealed record SeatingRow(
    int Line, string Code, ParticipantKind Kind, ImmutableArray<LocalName> Names, string? Group, ImmutableArray<DevelopmentGroup> Development, string Head,
    string Email, string Reference)
{
    /// <summary>Whether the list names a head.</summary>
    public bool HasHead => Head.Length > 0 || Email.Length > 0;

    /// <summary>The act that admits it.</summary>
    public AdmitParticipant Admit(string basis) => new(Code, Kind, Names, Group, basis, Development.IsEmpty ? null : new(Development, []));
}

/// <summary>What is wrong with a line of a list.</summary>
/// <param name="Line">The line.</param>
/// <param name="Key">What is wrong, as the end of the key of its sentence.</param>
/// <param name="Facts">What the sentence names.</param>
public sealed record SeatingTrouble(int Line, string Key, params ImmutableArray<string> Facts);

/// <summary>A list of those who are to take part, as a secretariat pastes or sends it: values between commas, semicolons or tabs, with a header or as bare
/// lines. A State of the United Nations may be its code alone.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Troubles">What is wrong, by line.</param>
public sealed record SeatingList(ImmutableArray<SeatingRow> Rows, ImmutableArray<SeatingTrouble> Troubles)
{
    /// <summary>The most lines of a list: every State with its observers, several times.</summary>
    public const int MostRows = 1000;

    private static readonly ImmutableArray<string> Known = ["participant", "kind", "group", "name", "post", "email", "reference"];

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="language">The language of names in a list without a header.</param>
    public static SeatingList Read(string text, string language)
    {
        var trimmed = text.ReplaceLineEndings("\n").Trim('\n', '\uFEFF', ' ');
        if (trimmed.Length == 0)
            return new([], [new(1, "empty")]);
        var mark = Separators.Of(trimmed).Mark;
        var first = trimmed.Split('\n')[0].Split(mark).Select(cell => Column(cell.Trim('"'))).ToArray();
        var hasHeader = first.Contains("participant");
        string[] header = hasHeader ? first : [.. ((string[])["participant", language, "group", "name", "email"]).Take(first.Length)];
        var columns = header.Select((column, place) => (column, place)).ToArray();
        return first.Length > header.Length ? new([], [new(1, "header")])
            : columns.FirstOrDefault(one => !Known.Contains(one.column) && !IsLanguage(one.column)) is { column: { } unknown }
                ? new([], [new(1, "column", unknown)])
            : columns.GroupBy(one => one.column).FirstOrDefault(group => group.Count() > 1) is { } twice ? new([], [new(1, "column-twice", twice.Key)])
            : Rowwise(hasHeader ? trimmed : $"{string.Join(mark, header)}\n{trimmed}", mark, header, hasHeader ? 0 : 1);
    }

    private static SeatingList Rowwise(string text, char mark, string[] header, int added)
    {
        var (rows, troubles) = (ImmutableArray.CreateBuilder<SeatingRow>(), ImmutableArray.CreateBuilder<SeatingTrouble>());
        try
        {
            using var reader = CsvReader.FromText(
                text, new() { Separator = mark, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw, PoolStrings = true });
            while (reader.Read())
            {
                var line = (int)reader.LineNumber - added;
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place).Trim())];
                if (cells.All(cell => cell.Length == 0))
                    continue;
                if (cells.Length > header.Length)
                    troubles.Add(new(line, "cells", Number(cells.Length), Number(header.Length)));
                else if (rows.Count == MostRows)
                    return new(rows.ToImmutable(), [.. troubles, new(line, "many", Number(MostRows))]);
                else
                    Take(line, column => cells.ElementAtOrDefault(Array.IndexOf(header, column)) ?? "", header, rows, troubles);
            }
        }
        catch (CsvFormatException problem)
        {
            troubles.Add(new((int)problem.LineNumber - added, "quotes"));
        }

        return new(rows.ToImmutable(), troubles.ToImmutable());
    }

    private static void Take(
        int line, Func<string, string> cell, string[] header, ImmutableArray<SeatingRow>.Builder rows, ImmutableArray<SeatingTrouble>.Builder troubles)
    {
        var code = cell("participant").ToUpperInvariant();
        var known = UnMembership.All.FirstOrDefault(one => one.Code == code);
        ImmutableArray<LocalName> names =
        [
            .. header.Where(IsLanguage).Select(language => new LocalName(language, cell(language))).Where(name => name.Name.Value.Length > 0),
        ];
        var kind = known?.Kind ?? ParticipantKind.State;
        var kindText = cell("kind").Replace(" ", "", StringComparison.Ordinal);
        if (code.Length == 0)
            troubles.Add(new(line, "code"));
        else if (rows.FirstOrDefault(row => row.Code == code) is { } before)
            troubles.Add(new(line, "twice", code, Number(before.Line)));
        else if (kindText.Length > 0 && !(Enum.TryParse(kindText, ignoreCase: true, out kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(kindText[0])))
            troubles.Add(new(line, "kind", cell("kind"), string.Join(", ", Enum.GetNames<ParticipantKind>())));
        else if (cell("email") is { Length: > 0 } email && !EmailAddress.Is(email))
            troubles.Add(new(line, "email", email));
        else
            rows.Add(new(
                line, code, kind, names.IsEmpty && known is not null ? known.Names : names, cell("group") is { Length: > 0 } group ? group : known?.Group,
                known?.Development ?? [], cell("name"), cell("email"), cell("reference")));
    }

    private static string Column(string cell) => cell.Trim().ToLowerInvariant() is var name && name is "code" ? "participant" : name;

    private static bool IsLanguage(string column) => column.Length is 2 or 3 && column.All(char.IsAsciiLetterLower);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
