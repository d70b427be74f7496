using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms;
using Comity.Norms.Commands;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Tests.Import;

/// <summary>Small books, mappings and tables for tests.</summary>
internal static class Given
{
    private const string Facts =
        """
        ```norm
        scale severity: none < minor < serious
        scale duration: none < under a day < days
        choice legal link: organ, organ lent, directed or controlled, none   of each State
        choice own conduct: aid, toleration after knowledge, none   of each State
        fact suffers   of each State
        fact intentional
        fact affects its own people   of each State
        number organisations affected from 0 to 1,000   adds up
        number people from 0 to 9,000,000
        kinds sector:
          essential services
            health: hospitals
            energy
          media
        ```
        """;

    private const string Norm =
        """
        ```norm
        book test "A test"   version 1.0   status working
        action act: legal link is organ.
        norm N-1 "Harm"   should not   voluntary   since 2015-01-01
          A State should not act
          when severity is at least minor, and organisations affected is at least 10.
        ```
        """;

    private static readonly Lazy<NormBook> Norms = new(() =>
    {
        var (book, problems) = NormBook.Build(BookText.Read([new("facts.md", Facts + "\n\n" + Norm + "\n")]));
        Xunit.Assert.Empty(problems);
        return book;
    });

    public static Vocabulary Book { get; } = BookText.Read([new("facts.md", Facts)]).Vocabulary;

    /// <summary>A mapping with these lines behind its first two.</summary>
    public static (Mapping? Mapping, IReadOnlyList<Problem> Problems) Lines(string lines) =>
        Document($"mapping test \"Test\" of csv\ncase \"id\" titled \"name\" on \"day\".\n{lines}");

    public static (Mapping? Mapping, IReadOnlyList<Problem> Problems) Document(string block)
    {
        var (mapping, problems) = MappingParser.Read(new("map.md", $"# Prose\n\n```mapping\n{block}\n```\n"), Book, ["N-1", "N-2"]);
        return (mapping, problems);
    }

    public static ImportResult Import(string lines, string csv, string? beside = null, bool names = false)
    {
        var (mapping, problems) = Lines(lines);
        Xunit.Assert.True(mapping is not null, string.Join('\n', problems));
        var tables = new Dictionary<string, SourceTable>();
        if (beside is not null)
            tables["claims"] = Table(beside);
        return Importer.Read(mapping, Book, Table(csv), tables, names);
    }

    /// <summary>The answers of a book with one norm.</summary>
    public static ImmutableArray<ImmutableArray<Answer>> Judged(ImportResult import) =>
        ManyCases.Of(Norms.Value, [.. import.Cases.Select(one => Alike.Without(one.Case, one.Judged))], new(2026, 1, 1), [], _ => { });

    public static SourceTable Table(string csv) => SourceTable.ReadCsv("data.csv", System.Text.Encoding.UTF8.GetBytes(csv));

    /// <summary>The settings of the activity, or of a State, as cases write them.</summary>
    public static string Settings(ImportedCase one, string state = "") => string.Join(", ",
        (state.Length == 0
            ? one.Case.Lines.OfType<SettingLine>().Select(line => line.Setting)
            : one.Case.Lines.OfType<SubjectLine>().Where(line => line.Name == state).SelectMany(line => line.Settings))
                .Select(global::Comity.Norms.Report.SettingWords.Of));
}
