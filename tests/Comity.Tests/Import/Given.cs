using Comity.Import;
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

    public static SourceTable Table(string csv) => SourceTable.ReadCsv("data.csv", System.Text.Encoding.UTF8.GetBytes(csv));

    /// <summary>The settings of the activity, or of a State, as cases write them.</summary>
    public static string Settings(ImportedCase one, string state = "") => string.Join(", ",
        (state.Length == 0
            ? one.Case.Lines.OfType<SettingLine>().Select(line => line.Setting)
            : one.Case.Lines.OfType<SubjectLine>().Where(line => line.Name == state).SelectMany(line => line.Settings))
                .Select(global::Comity.Norms.Report.SettingWords.Of));
}
