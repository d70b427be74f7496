using System.Collections.Immutable;
using System.Reflection;
using Comity.Members.Participants;

namespace Comity.Members.Start;

/// <summary>A State of the list from which a process can start.</summary>
/// <param name="Code">ISO 3166-1 alpha-3.</param>
/// <param name="Kind">Member or observer State of the United Nations.</param>
/// <param name="Group">Its regional group; null when it has none.</param>
/// <param name="Development">Its groups of development.</param>
/// <param name="Names">Its names as the United Nations writes them.</param>
public sealed record StartState(string Code, ParticipantKind Kind, string? Group, ImmutableArray<DevelopmentGroup> Development, ImmutableArray<LocalName> Names)
{
    /// <summary>Its name in a language, else in English.</summary>
    public string NameIn(string language) => (Names.FirstOrDefault(name => name.Language == language) ?? Names[0]).Name;

    /// <summary>The act that admits it.</summary>
    public AdmitParticipant Admit(string basis, JoiningMode? mode, DateOnly? joined) =>
        new(Code, Kind, Names, Group, basis, new(Development, [], mode, joined));
}

/// <summary>The membership of the United Nations and its two observer States: a list to start from. The process decides who is in. The sources stand at the
/// head of `un-membership.csv`.</summary>
public static class UnMembership
{
    private const int Facts = 4;

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<StartState> All { get; } = Read();

    private static ImmutableArray<StartState> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("members/un-membership.csv")!;
        using var reader = new StreamReader(file);
        string[][] lines = [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(cells => Of(cells, lines[0]))];
    }

    private static StartState Of(string[] cells, string[] head) => new(
        cells[0],
        Enum.Parse<ParticipantKind>(cells[1], ignoreCase: true),
        cells[2].Length == 0 ? null : cells[2],
        [.. cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<DevelopmentGroup>(name, ignoreCase: true))],
        [.. head.Skip(Facts).Zip(cells.Skip(Facts), (language, name) => new LocalName(language, name)).Where(name => name.Name.Value.Length > 0)]);
}
